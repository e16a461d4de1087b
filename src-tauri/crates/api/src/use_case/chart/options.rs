//! The options of a chart that belong to the file: fields on its cards, colour rules, and their words.

use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use simpul_drawing::card::{case_colour, case_letter};
use simpul_model as model;
use simpul_model::{
    CardField, Case, ChartOptions, ColourBy, ColourWhen, Colouring, Document, FieldId, Organisation,
};
use std::collections::BTreeMap;

const CUSTOM: &str = "custom:";

/// The organisation with other options; what is not given stays.
pub(crate) fn changed(
    document: &Document,
    fields: Option<Vec<String>>,
    initials: Option<bool>,
    rules: Option<Vec<ColourRule>>,
) -> Result<Organisation, ApiError> {
    let mut organisation = document.organisation().clone();
    let chart = &mut organisation.chart;
    if let Some(fields) = fields {
        chart.fields = fields.iter().map(|code| field(document, code)).collect::<Result<_, _>>()?;
    }
    chart.initials = initials.unwrap_or(chart.initials);
    if let Some(rules) = rules {
        let rule = |rule: ColourRule| {
            let by = looked_at(document, &rule.by)?;
            let when = match rule.when {
                RuleWhen::Each => ColourWhen::Each,
                RuleWhen::Is => ColourWhen::Is(rule.value),
                RuleWhen::AtLeast => ColourWhen::AtLeast(rule.limit),
                RuleWhen::Below => ColourWhen::Below(rule.limit),
            };
            Ok::<_, ApiError>(model::ColourRule { by, when })
        };
        chart.rules = rules.into_iter().map(rule).collect::<Result<_, _>>()?;
    }
    Ok(organisation)
}

/// The options as the window speaks of them.
pub(super) fn view(options: &ChartOptions) -> CardOptions {
    let rule = |rule: &model::ColourRule| {
        let (when, value, limit) = match &rule.when {
            ColourWhen::Each => (RuleWhen::Each, String::new(), 0),
            ColourWhen::Is(value) => (RuleWhen::Is, value.clone(), 0),
            ColourWhen::AtLeast(limit) => (RuleWhen::AtLeast, String::new(), *limit),
            ColourWhen::Below(limit) => (RuleWhen::Below, String::new(), *limit),
        };
        ColourRule { by: by_code(rule.by), when, value, limit }
    };
    CardOptions {
        fields: options.fields.iter().map(|&field| field_code(field)).collect(),
        initials: options.initials,
        rules: options.rules.iter().map(rule).collect(),
    }
}

/// Fields that the company added, in their order.
pub(super) fn customs(document: &Document) -> Vec<CustomField> {
    let mut fields: Vec<&model::Field> = document.fields().iter().collect();
    fields.sort_by_key(|field| (field.order, field.id));
    fields.into_iter().map(|field| CustomField { code: custom(field.id), name: field.name.clone() }).collect()
}

/// The cases that some box has, numbered anew, in words; by the number of the rules.
#[derive(Default)]
pub(super) struct Legend {
    pub(super) rows: Vec<LegendRow>,
    /// Per case of the colouring, its row.
    pub(super) row_of: Vec<Option<u32>>,
}

impl Legend {
    pub(super) fn of(document: &Document, colouring: &Colouring, ctx: &Ctx) -> Self {
        let mut legend = Self { rows: Vec::new(), row_of: Vec::new() };
        for (by, case, count) in &colouring.cases {
            if *count == 0 {
                legend.row_of.push(None);
                continue;
            }
            let at = legend.rows.len() as u32;
            legend.row_of.push(Some(at));
            legend.rows.push(LegendRow {
                letter: case_letter(at),
                colour: case_colour(at),
                text: words(document, *by, case, ctx),
                count: *count,
            });
        }
        legend
    }
}

fn words(document: &Document, by: ColourBy, case: &Case, ctx: &Ctx) -> String {
    let word = |key: &str, args: &[(&str, String)]| {
        let args: BTreeMap<String, String> =
            args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        messages::word(ctx.language, &format!("picture.case.{key}"), &args)
    };
    let number = |n: u32| messages::number(ctx.language, u64::from(n));
    let field = match by {
        ColourBy::Custom(id) => document.fields().get(id).map(|field| field.name.clone()),
        _ => None,
    };
    match (by, case) {
        (_, Case::Unit(unit)) => document.units().get(*unit).map(|u| u.name.clone()).unwrap_or_default(),
        (_, Case::Vacant) => word("vacant", &[]),
        (_, Case::Value(value)) => match field {
            Some(field) => format!("{field}: {value}"),
            None => value.clone(),
        },
        (_, Case::OtherValue) => match field {
            Some(field) => word("other-of", &[("field", field)]),
            None if by == ColourBy::Kind => word("other-kinds", &[]),
            None => word("other", &[]),
        },
        (by, &Case::Range(from, below)) => {
            let kind = match by {
                ColourBy::Span => "reports",
                ColourBy::Tenure => "years",
                ColourBy::Headcount => "people",
                ColourBy::Vacancy => "vacancies",
                _ => "number",
            };
            let field = ("field", field.unwrap_or_default());
            match below {
                None => word(&format!("{kind}-from"), &[("from", number(from)), field]),
                Some(below) if from == 0 => {
                    word(&format!("{kind}-below"), &[("below", number(below)), field])
                }
                Some(below) if below == from + 1 => {
                    word(&format!("{kind}-is"), &[("n", number(from)), field])
                }
                Some(below) => {
                    let whole = matches!(kind, "reports" | "people");
                    let last = if whole { below - 1 } else { below };
                    word(&format!("{kind}-between"), &[("from", number(from)), ("to", number(last)), field])
                }
            }
        }
    }
}

fn field(document: &Document, code: &str) -> Result<CardField, ApiError> {
    Ok(match code {
        "title" => CardField::Title,
        "unit" => CardField::Unit,
        "location" => CardField::Location,
        "email" => CardField::Email,
        "phone" => CardField::Phone,
        "status" => CardField::Status,
        "since" => CardField::Since,
        "reports" => CardField::Reports,
        "people" => CardField::People,
        "vacancies" => CardField::Vacancies,
        code => CardField::Custom(custom_of(document, code)?),
    })
}

fn field_code(field: CardField) -> String {
    match field {
        CardField::Title => "title".to_owned(),
        CardField::Unit => "unit".to_owned(),
        CardField::Location => "location".to_owned(),
        CardField::Email => "email".to_owned(),
        CardField::Phone => "phone".to_owned(),
        CardField::Status => "status".to_owned(),
        CardField::Since => "since".to_owned(),
        CardField::Reports => "reports".to_owned(),
        CardField::People => "people".to_owned(),
        CardField::Vacancies => "vacancies".to_owned(),
        CardField::Custom(id) => custom(id),
    }
}

fn looked_at(document: &Document, code: &str) -> Result<ColourBy, ApiError> {
    Ok(match code {
        "unit" => ColourBy::Unit,
        "location" => ColourBy::Location,
        "vacancy" => ColourBy::Vacancy,
        "span" => ColourBy::Span,
        "tenure" => ColourBy::Tenure,
        "kind" => ColourBy::Kind,
        "headcount" => ColourBy::Headcount,
        code => ColourBy::Custom(custom_of(document, code)?),
    })
}

fn by_code(by: ColourBy) -> String {
    match by {
        ColourBy::Unit => "unit".to_owned(),
        ColourBy::Location => "location".to_owned(),
        ColourBy::Vacancy => "vacancy".to_owned(),
        ColourBy::Span => "span".to_owned(),
        ColourBy::Tenure => "tenure".to_owned(),
        ColourBy::Kind => "kind".to_owned(),
        ColourBy::Headcount => "headcount".to_owned(),
        ColourBy::Custom(id) => custom(id),
    }
}

fn custom(id: FieldId) -> String {
    format!("{CUSTOM}{id}")
}

/// A custom field that is there; by its code, or by its name for those who type it.
fn custom_of(document: &Document, code: &str) -> Result<FieldId, ApiError> {
    let named = model::fold(code);
    let mut fields = document.fields().iter();
    let found = fields.find(|field| custom(field.id) == code || model::fold(&field.name) == named);
    found.map(|field| field.id).ok_or_else(|| ApiError::not_found(code))
}
