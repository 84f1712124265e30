//! A new password in the place of an old one.

use store::{
    Error, Tx,
    tables::{
        password_resets,
        sessions::Ended,
        users::{self, UserRow},
    },
};

use crate::{
    guess::{self, Bucket},
    session,
};

/// Gives a person the password of that hash (PHC string). Whoever is signed in as this person is so no longer, anywhere;
/// links that were sent to set another are void; wrong guesses at the old password do not delay the new one.
///
/// # Errors
/// Those of the store.
pub fn set(tx: &mut Tx<'_>, user: &UserRow, password_hash: &str) -> Result<(), Error> {
    let person = user.person();
    users::set_password(tx, &person, password_hash)?;
    password_resets::delete_of_person(tx, &person)?;
    session::end_of_person(tx, &person, Ended::Password)?;
    guess::forget(tx, &Bucket::password(&user.email_key))
}
