//! Samples, as printed.

use super::{formats, origins};
use crate::load::Site;
use crate::model::{Mend, Sample};
use crate::spec::{self, ParameterOrder};

/// What a page prints.
pub(super) fn samples(printed: &[spec::Sample], order: ParameterOrder, site: &Site) -> Vec<Sample> {
    printed.iter().enumerate().map(|(index, printed)| sample(printed.clone(), order, site.item(index))).collect()
}

fn sample(sample: spec::Sample, order: ParameterOrder, site: Site) -> Sample {
    Sample {
        is_order_free: sample.parameter_order.unwrap_or(order) == ParameterOrder::Free,
        name: sample.name,
        title: sample.title,
        origin: origins::sample(&sample.origin),
        at: sample.at,
        arguments: sample.arguments,
        server: sample.server,
        request: sample.request,
        headers: sample.headers,
        withheld: sample.withheld,
        body: sample.body,
        form: sample.form,
        unsupported: sample.unsupported,
        status: sample.status,
        format: sample.format.map(formats::name),
        content_type: sample.content_type,
        fault: sample.fault,
        answer: sample.answer,
        elided: sample.elided,
        within: sample.within,
        same_as: sample.same_as,
        differences: sample.differences,
        placeholders: sample.placeholders,
        mend: sample.mend.map(|mend| Mend {
            why: mend.why,
            request: mend.request,
            body: mend.body,
            answer: mend.answer,
            append: mend.append,
        }),
        site,
    }
}
