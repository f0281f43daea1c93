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

use std::collections::BTreeSet;

use crate::doubt::leave_out_what_follows_from_losses;
use crate::finding::Findings;
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

/// All rules.
const RULES: &[Rule] = &[
    types::are_declared_once,
    types::are_objects_or_enums,
    types::can_be_made,
    depth::of_types_is_bounded,
    types::separators_join_lists,
    types::usual_forms_are_possible,
    types::names_in_place_name_something,
    types::are_there_or_may_be_null,
    types::have_values_to_tell_apart,
    texts::end_where_they_seem_to,
    texts::are_there,
    texts::say_something,
    names::of_folders_are_modules,
    names::can_stand_in_code,
    names::do_not_clash,
    names::of_fields_need_no_escape,
    names::of_values_have_no_capitals,
    names::of_types_are_free,
    names::of_variants_do_not_clash,
    names::of_faults_do_not_clash,
    operations::have_names_of_their_own,
    operations::have_types_of_their_own,
    operations::have_addresses_of_their_own,
    requests::are_a_method_and_a_path,
    requests::have_placeholders_in_braces,
    requests::have_a_parameter_for_each_placeholder,
    requests::have_a_placeholder_for_each_path_parameter,
    requests::have_one_body,
    requests::have_a_form_for_what_the_provider_sends,
    requests::have_no_nullable_parameters,
    requests::leave_fixed_parameters_to_the_provider,
    requests::need_parameters_that_exist,
    requests::need_what_can_be_left_out,
    sent::fits_its_place,
    sent::is_shared_once,
    sent::is_not_sent_already,
    headers::have_values_that_can_be_sent,
    responses::have_statuses_of_http,
    responses::have_a_success,
    responses::have_at_most_one_payload,
    responses::put_payloads_in_one_place,
    responses::have_bodies_where_they_are_read,
    responses::say_nothing_of_what_is_not_there,
    provider::has_a_server,
    provider::has_sources_that_can_be_found,
    provider::has_the_credentials_that_it_sends,
    provider::fixes_its_parameters,
    provider::has_one_payload_in_its_envelope,
    provider::has_the_field_that_tells_success,
    provider::has_the_fields_of_its_faults,
    provider::has_no_required_fields_around_answers,
    provider::has_calls_in_its_scope,
    provider::withholds_what_samples_print,
    formats::have_a_default,
    formats::are_picked_from_the_provider,
    asking::are_asked_for_by_nothing_else,
    asking::can_be_said_in_a_request,
    formats::of_csv_can_be_read,
    formats::of_csv_hold_the_envelope,
    formats::spell_answers_only,
    formats::of_xml_agree_with_themselves,
    spellings::have_prefixes_that_count,
    spellings::do_not_clash,
    formats::are_left_out_of_what_is_not_read,
    paging::names_what_exists,
    doubts::declarations_are_used,
    doubts::proofs_prove_something,
    doubts::prefixes_end,
    doubts::names_differ_beyond_their_case,
    doubts::keys_change_something,
    doubts::enums_are_choices,
    doubts::money_is_exact,
    doubts::pages_are_where_they_are_looked_for,
    doubts::samples_prove_something,
    warnings::descriptions_are_there,
    warnings::credentials_travel_encrypted,
    warnings::samples_use_nothing_deprecated,
];

/// Looks at all providers. What may only follow from what was lost when they were loaded is left out.
pub fn check(specs: &Specs, models: &[Provider], findings: &mut Findings) {
    let mut found = Findings::new();
    for (provider, model) in specs.providers.iter().zip(models) {
        let context = Context { provider, types: Declarations::collect(provider), model };
        for rule in RULES {
            rule(&context, &mut found);
        }
        // A type may seem unused only because its name is misspelt where it is used.
        let wrong: BTreeSet<_> = [&*findings, &found].into_iter().flat_map(Findings::files_with_errors).collect();
        let is_right = |file: &Site| !wrong.contains(file.file());
        if is_right(&context.top()) && context.pages().all(|(_, top)| is_right(&top)) {
            warnings::types_are_used(&context, &mut found);
        }
    }
    findings.extend(found);
    leave_out_what_follows_from_losses(specs, findings);
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
