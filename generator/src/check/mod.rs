//! What a spec must be, beyond its structure: one rule, one function.
//!
//! A rule looks at one provider and reports what it finds; it does not stop, and it does not rely on other rules having
//! been kept. All rules run, over all providers, before anything else happens.

mod asking;
mod depth;
mod doubts;
mod formats;
mod headers;
mod names;
mod operations;
mod paging;
mod provider;
mod requests;
mod responses;
mod sent;
mod spellings;
mod texts;
mod types;
mod warnings;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::doubt::leave_out_what_follows_from_losses;
use crate::finding::{Finding, Findings};
use crate::load::{ProviderSpec, Site, Specs};
use crate::model::{Operation, Provider};
use crate::resolve::{Declarations, Placed, Shape, page_members, type_members};
use crate::spec::Page;

/// What a rule looks at.
struct Context<'a> {
    /// What was written, for rules about how something is written.
    provider: &'a ProviderSpec,
    /// The types that were written.
    types: Declarations<'a>,
    /// What it means.
    model: &'a Provider,
}

type Rule = fn(&Context<'_>, &mut Findings);

/// All rules, each with the codes of what it finds.
const RULES: &[(&[&str], Rule)] = &[
    (&["E0203"], types::are_declared_once),
    (&["E0206"], types::are_objects_or_enums),
    (&["E0210"], types::can_be_made),
    (&["E0220"], depth::of_types_is_bounded),
    (&["E0207"], types::separators_join_lists),
    (&["E0205", "E0209", "E0540"], types::usual_forms_are_possible),
    (&["E0208"], types::names_in_place_name_something),
    (&["E0211"], types::are_there_or_may_be_null),
    (&["E0212", "E0213"], types::have_values_to_tell_apart),
    (&["E0309"], texts::end_where_they_seem_to),
    (&["E0531"], texts::are_there),
    (&["W0011"], texts::say_something),
    (&["E0308"], names::of_folders_are_modules),
    (&["E0301"], names::can_stand_in_code),
    (&["E0302", "E0305"], names::do_not_clash),
    (&["E0307"], names::of_fields_need_no_escape),
    (&["E0330"], names::of_values_have_no_capitals),
    (&["E0303"], names::of_types_are_free),
    (&["E0301", "E0302"], names::of_variants_do_not_clash),
    (&["E0301", "E0302"], names::of_faults_do_not_clash),
    (&["E0304", "E0306"], operations::have_names_of_their_own),
    (&["E0331"], operations::have_types_of_their_own),
    (&["E0406"], operations::have_addresses_of_their_own),
    (&["E0401"], requests::are_a_method_and_a_path),
    (&["E0410"], requests::have_placeholders_in_braces),
    (&["E0402"], requests::have_a_parameter_for_each_placeholder),
    (&["E0403", "E0404"], requests::have_a_placeholder_for_each_path_parameter),
    (&["E0405"], requests::have_one_body),
    (&["E0517"], requests::have_a_form_for_what_the_provider_sends),
    (&["E0515"], requests::have_no_nullable_parameters),
    (&["E0506"], requests::leave_fixed_parameters_to_the_provider),
    (&["E0560"], requests::need_parameters_that_exist),
    (&["E0561"], requests::need_what_can_be_left_out),
    (&["E0407"], sent::fits_its_place),
    (&["E0408", "E0409"], sent::is_shared_once),
    (&["E0408", "E0409"], sent::is_not_sent_already),
    (&["E0409"], headers::have_values_that_can_be_sent),
    (&["E0509", "E0510"], responses::have_statuses_of_http),
    (&["E0508"], responses::have_a_success),
    (&["E0511"], responses::have_at_most_one_payload),
    (&["E0512"], responses::put_payloads_in_one_place),
    (&["E0527"], responses::have_bodies_where_they_are_read),
    (&["E0528"], responses::say_nothing_of_what_is_not_there),
    (&["E0507"], provider::has_a_server),
    (&["E0529"], provider::has_sources_that_can_be_found),
    (&["E0501"], provider::has_the_credentials_that_it_sends),
    (&["E0513"], provider::fixes_its_parameters),
    (&["E0502"], provider::has_one_payload_in_its_envelope),
    (&["E0502"], provider::has_the_field_that_tells_success),
    (&["E0305", "E0503"], provider::has_the_fields_of_its_faults),
    (&["E0514"], provider::has_no_required_fields_around_answers),
    (&["E0301", "E0504"], provider::has_calls_in_its_scope),
    (&["E0607"], provider::withholds_what_samples_print),
    (&["E0518"], formats::have_a_default),
    (&["E0519"], formats::are_picked_from_the_provider),
    (&["E0520"], asking::are_asked_for_by_nothing_else),
    (&["E0524"], asking::can_be_said_in_a_request),
    (&["E0521"], formats::of_csv_can_be_read),
    (&["E0521", "E0522"], formats::of_csv_hold_the_envelope),
    (&["E0523"], formats::spell_answers_only),
    (&["E0523"], formats::of_xml_agree_with_themselves),
    (&["E0525"], spellings::have_prefixes_that_count),
    (&["E0526"], spellings::do_not_clash),
    (&["E0516"], formats::are_left_out_of_what_is_not_read),
    (&["E0505", "E0530"], paging::names_what_exists),
    (&["W0006"], doubts::declarations_are_used),
    (&["W0007"], doubts::proofs_prove_something),
    (&["W0014"], doubts::prefixes_end),
    (&["W0008"], doubts::names_differ_beyond_their_case),
    (&["W0009"], doubts::keys_change_something),
    (&["W0010"], doubts::enums_are_choices),
    (&["W0012"], doubts::money_is_exact),
    (&["W0013", "W0015"], doubts::pages_are_where_they_are_looked_for),
    (&["W0016"], doubts::samples_prove_something),
    (&["W0001"], warnings::descriptions_are_there),
    (&["W0003"], warnings::credentials_travel_encrypted),
    (&["W0004"], warnings::samples_use_nothing_deprecated),
];

/// The rule that is kept for when nothing else is wrong: a type may seem unused only because its name is misspelt where it
/// is used.
const UNUSED_TYPES: (&[&str], Rule) = (&["W0002"], warnings::types_are_used);

/// Looks at all providers. What may only follow from what was lost when they were loaded is left out.
pub fn check(specs: &Specs, models: &[Provider], findings: &mut Findings) {
    let mut found = Findings::new();
    for (provider, model) in specs.providers.iter().zip(models) {
        let context = Context { provider, types: Declarations::collect(provider), model };
        for rule in RULES {
            found.extend(found_by(*rule, &context));
        }
        let wrong: BTreeSet<_> = [&*findings, &found].into_iter().flat_map(Findings::files_with_errors).collect();
        let is_right = |file: &Site| !wrong.contains(file.file());
        if is_right(&context.top()) && context.pages().all(|(_, top)| is_right(&top)) {
            found.extend(found_by(UNUSED_TYPES, &context));
        }
    }
    findings.extend(found);
    leave_out_what_follows_from_losses(specs, findings);
}

/// What a rule finds. A code that is not listed with it is a defect of this table.
fn found_by((codes, rule): (&[&str], Rule), context: &Context<'_>) -> Findings {
    let mut found = Findings::new();
    rule(context, &mut found);
    let is_unlisted = |finding: &&Finding| !codes.contains(&finding.code);
    let defects = found.sorted().into_iter().filter(is_unlisted).map(|finding| {
        let message = format!("a rule that does not list {} reports it: {}", finding.code, finding.message);
        Finding::error("E0901", finding.primary.place.clone(), message)
    });
    let defects: Vec<_> = defects.collect();
    found.extend(defects);
    found
}

impl<'a> Context<'a> {
    /// The operation of a page.
    fn operation(&self, page: &Page) -> Option<&'a Operation> {
        let index = self.provider.pages.iter().position(|known| std::ptr::eq(&raw const known.spec, page))?;
        self.model.operations.get(index)
    }

    /// The top of `provider.yaml`.
    fn top(&self) -> Site {
        self.provider.provider.top()
    }

    /// The pages, each with its top.
    fn pages(&self) -> impl Iterator<Item = (&'a Page, Site)> + use<'a> {
        self.provider.pages.iter().map(|page| (&page.spec, page.top()))
    }

    /// The members that stand together: the parameters of each page, the fields of each object, those around answers.
    fn groups(&self) -> Vec<Vec<Placed<'a>>> {
        let pages =
            self.pages().map(|(page, top)| page_members(page, &top).into_iter().map(|(_, placed)| placed).collect());
        pages.chain(self.objects()).chain([self.envelope_fields(), self.fault_fields()]).collect()
    }

    /// The fields of each object that is declared as a type.
    fn objects(&self) -> impl Iterator<Item = Vec<Placed<'a>>> {
        self.types.all().iter().filter_map(|declaration| match declaration.shape {
            Shape::Object(fields) => Some(type_members(fields, &declaration.site.at("fields"))),
            Shape::Enum(_) | Shape::Unclear => None,
        })
    }

    fn envelope_fields(&self) -> Vec<Placed<'a>> {
        let envelope = self.provider.provider.spec.envelope.as_ref();
        envelope
            .map_or_else(Vec::new, |envelope| type_members(&envelope.fields, &self.top().at("envelope").at("fields")))
    }

    fn fault_fields(&self) -> Vec<Placed<'a>> {
        let faults = self.provider.provider.spec.faults.as_ref();
        faults.map_or_else(Vec::new, |faults| type_members(&faults.fields, &self.top().at("faults").at("fields")))
    }
}
