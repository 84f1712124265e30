//! Confirmations: never a question without somebody to answer it.

use crate::{
    context::Context,
    error::{Error, Kind, Result},
    names,
};

/// How a confirmation is to be had: pure, so that it can be tested without a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It was given already.
    Given,
    /// Somebody is there to be asked.
    Ask,
    /// Nobody is there.
    Missing,
    /// Another name was given.
    Wrong,
}

/// Which way it is, from the flags and from whether a person is there.
#[must_use]
pub fn way(name: &str, yes: bool, confirm: Option<&str>, dry_run: bool, person: bool) -> Way {
    match confirm {
        _ if dry_run => Way::Given,
        Some(given) if given == name => Way::Given,
        Some(_) => Way::Wrong,
        None if yes => Way::Given,
        None if person => Way::Ask,
        None => Way::Missing,
    }
}

/// Has the name typed before something that cannot simply be taken back. `doing` is the verb's gerund, such as
/// `revoking`; `consequence` is told first and may have several lines.
///
/// # Errors
/// Exit 2 when there is no confirmation and nobody to ask, or when another name was typed.
pub async fn by_name(context: &Context, name: &str, doing: &str, consequence: &str) -> Result<()> {
    let doing = lang::told(doing);
    let global = context.global();
    match way(name, global.yes, global.confirm.as_deref(), global.dry_run, context.person()) {
        Way::Given => Ok(()),
        Way::Missing => Err(Error::new(
            Kind::Confirmation,
            say!("{doing} needs a confirmation: --confirm {}", names::quoted(name)),
        )),
        Way::Wrong => {
            Err(Error::new(Kind::Confirmation, say!("the confirmation names something else than {name}"))
                .hint("nothing was changed"))
        }
        Way::Ask => {
            context.printer().note(consequence);
            let typed = ask(say!("Type {name} to go on")).await?;
            if typed.trim() == name {
                Ok(())
            } else {
                Err(Error::new(Kind::Confirmation, "that is not the name").hint("nothing was changed"))
            }
        }
    }
}

/// Asks a question that is answered with yes or no. Without anybody to ask, `otherwise` is the answer.
///
/// # Errors
/// Interrupted.
pub async fn yes_or_no(context: &Context, question: &str, otherwise: bool) -> Result<bool> {
    if context.global().yes || context.dry_run() {
        return Ok(true);
    }
    if !context.person() {
        return Ok(otherwise);
    }
    let typed = ask(say!("{} [y/N]", lang::told(question))).await?;
    Ok(matches!(typed.trim().to_lowercase().as_str(), "y" | "yes" | "s" | "sim"))
}

/// Reads a line on a thread of its own, so that Ctrl-C is heard meanwhile.
async fn ask(question: String) -> Result<String> {
    let prompt = crate::output::Clean::from(question).to_string();
    let answer = tokio::task::spawn_blocking(move || {
        dialoguer::Input::<String>::new().with_prompt(prompt).allow_empty(true).report(true).interact_text()
    });
    answer.await.map_err(|e| Error::local(e.to_string()))?.map_err(asked)
}

/// Reads a secret without showing it. `confirm` asks twice.
///
/// # Errors
/// Interrupted.
pub async fn secret(prompt: &str, confirm: bool) -> Result<client::Secret> {
    let prompt = lang::told(prompt).to_owned();
    let answer = tokio::task::spawn_blocking(move || {
        let mut question = dialoguer::Password::new().with_prompt(prompt);
        if confirm {
            question =
                question.with_confirmation(lang::told("once more"), lang::told("the two are not equal"));
        }
        question.interact()
    });
    answer.await.map_err(|e| Error::local(e.to_string()))?.map(client::Secret::new).map_err(asked)
}

/// Has one of several chosen.
///
/// # Errors
/// Interrupted.
pub async fn choose(prompt: &str, items: Vec<String>) -> Result<usize> {
    let prompt = lang::told(prompt).to_owned();
    let items: Vec<String> = items.iter().map(|i| crate::output::Clean::new(i).to_string()).collect();
    let answer = tokio::task::spawn_blocking(move || {
        dialoguer::Select::new().with_prompt(prompt).items(&items).default(0).interact()
    });
    answer.await.map_err(|e| Error::local(e.to_string()))?.map_err(asked)
}

fn asked(error: dialoguer::Error) -> Error {
    match error {
        dialoguer::Error::IO(io) => io.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_never_a_question_without_a_person() {
        assert_eq!(way("acme", false, None, false, false), Way::Missing);
        assert_eq!(way("acme", false, None, false, true), Way::Ask);
        assert_eq!(way("acme", true, None, false, false), Way::Given);
        assert_eq!(way("acme", false, Some("acme"), false, false), Way::Given);
        assert_eq!(way("acme", true, Some("acne"), false, true), Way::Wrong);
        assert_eq!(way("acme", false, None, true, false), Way::Given);
    }
}
