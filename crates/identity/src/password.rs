//! Passwords: Argon2id, off the async runtime, a few at a time (`design.md` §7).

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use aws_lc_rs::rand;
use tokio::{sync::Semaphore, task};
use zxcvbn::Score;

/// The shortest password, in characters.
pub const SHORTEST: usize = 10;
/// The longest password, in bytes.
pub const LONGEST: usize = 1024;

/// What a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for Cost {
    /// 19 MiB, two passes: what OWASP's Password Storage Cheat Sheet asks for at least.
    fn default() -> Self {
        Self { memory: 19 * 1024, passes: 2 }
    }
}

impl Cost {
    /// For tests that sign in often. Hashes made so are worth little.
    pub const LIGHT: Self = Self { memory: 64, passes: 1 };
}

/// Why a password cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Shorter than [`SHORTEST`] characters.
    #[error("a password has at least {SHORTEST} characters")]
    Short,
    /// Longer than [`LONGEST`] bytes.
    #[error("a password has at most {LONGEST} bytes")]
    Long,
    /// Among the first that somebody would try: a common one, the person's or the company's own words, repeated or
    /// consecutive characters.
    #[error("a password is not easy to guess")]
    Guessable,
}

/// How many guesses a new password must withstand: ten to the eighth, "safely unguessable" online (zxcvbn's score 3).
const STRENGTH: Score = Score::Three;
/// Words that are tried first where people speak Portuguese; the library's own lists are English.
const COMMON_HERE: &[&str] = &[
    "senha",
    "acesso",
    "mudar",
    "trocar",
    "usuario",
    "cliente",
    "empresa",
    "brasil",
    "amor",
    "deus",
    "jesus",
    "flamengo",
    "corinthians",
    "palmeiras",
    "vasco",
    "familia",
    "felicidade",
    "inicial",
    "provisoria",
];

/// Judges a new password of the person with that e-mail address (NIST SP 800-63B §3.1.1: length, no composition rules, and
/// none that is commonly used, expected, or made of what the site itself shows). `context` are such words: the person's name,
/// the account's, the tenant's.
///
/// # Errors
/// Why it is unfit.
pub fn check(password: &str, email: &str, context: &[&str]) -> Result<(), Unfit> {
    if password.chars().count() < SHORTEST {
        Err(Unfit::Short)
    } else if password.len() > LONGEST {
        Err(Unfit::Long)
    } else if password.eq_ignore_ascii_case(email) || strength(password, email, context) < STRENGTH {
        Err(Unfit::Guessable)
    } else {
        Ok(())
    }
}

fn strength(password: &str, email: &str, context: &[&str]) -> Score {
    let local = email.split('@').next().unwrap_or_default();
    let texts = || context.iter().copied().chain([email, local]);
    let bare = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    // The same letters with other marks between them.
    if texts().any(|text| bare(text) == bare(password)) {
        return Score::Zero;
    }
    // Whole, run together, and word by word: who builds on one of them is as easy to guess.
    let together = texts().map(|text| text.chars().filter(|c| c.is_alphanumeric()).collect());
    let words = texts().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(str::to_owned);
    let own: Vec<String> = texts().map(str::to_owned).chain(together).chain(words).collect();
    let own = own.iter().map(String::as_str).filter(|word| word.chars().count() > 2);
    let known: Vec<&str> = own.chain(COMMON_HERE.iter().copied()).collect();
    zxcvbn::zxcvbn(password, &known).score()
}

/// Hashing could not be done: a mistake in the program, or no memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a password could not be hashed: {0}")]
pub struct HashError(String);

/// Hashes and verifies, a few at a time. Copies share the limit.
#[derive(Debug, Clone)]
pub struct Passwords {
    cost: Cost,
    permits: Arc<Semaphore>,
    dummy: Arc<str>,
    #[cfg(test)]
    verified: Arc<std::sync::Mutex<Vec<String>>>,
}

impl Passwords {
    /// At this cost, at most so many at a time.
    ///
    /// # Errors
    /// The cost is none that Argon2 takes.
    pub fn new(cost: Cost, at_a_time: usize) -> Result<Self, HashError> {
        let dummy = hash(cost, "nobody has this password")?.into();
        Ok(Self {
            cost,
            permits: Arc::new(Semaphore::new(at_a_time.max(1))),
            dummy,
            #[cfg(test)]
            verified: Arc::default(),
        })
    }

    /// The PHC string of a password.
    ///
    /// # Errors
    /// It could not be hashed.
    pub async fn hash(&self, password: String) -> Result<String, HashError> {
        let cost = self.cost;
        self.run(move || hash(cost, &password)).await?
    }

    /// The PHC string of a new password that [`check`] finds fit.
    ///
    /// # Errors
    /// It could not be hashed; within, why it is unfit.
    pub async fn choose(
        &self,
        password: String,
        email: String,
        context: Vec<String>,
    ) -> Result<Result<String, Unfit>, HashError> {
        let cost = self.cost;
        let judged = self.run(move || {
            let context: Vec<&str> = context.iter().map(String::as_str).collect();
            check(&password, &email, &context).map(|()| hash(cost, &password))
        });
        judged.await?.map_or_else(|unfit| Ok(Err(unfit)), |hash| hash.map(Ok))
    }

    /// Whether the password is the one of that PHC string. With none, the same work is done and the answer is no.
    ///
    /// # Errors
    /// It could not be hashed.
    pub async fn verify(&self, hash: Option<String>, password: String) -> Result<bool, HashError> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.dummy.to_string());
        #[cfg(test)]
        self.verified.lock().unwrap().push(hash.clone());
        // The hash first, always: nobody is known sooner than unknown (TOK-6).
        self.run(move || verify(&hash, &password) & is_known).await
    }

    /// The hashes that passwords were verified against so far.
    #[cfg(test)]
    pub(crate) fn verified(&self) -> Vec<String> {
        self.verified.lock().unwrap().clone()
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|e| HashError(e.to_string()))?;
        let work = task::spawn_blocking(move || {
            // Held by the work and not by who waits for it: who goes away must not make room for more.
            let _permit = permit;
            work()
        });
        work.await.map_err(|e| HashError(e.to_string()))
    }
}

fn hash(cost: Cost, password: &str) -> Result<String, HashError> {
    let failed = |e: &dyn std::fmt::Display| HashError(e.to_string());
    let params = Params::new(cost.memory, cost.passes, 1, None).map_err(|e| failed(&e))?;
    let mut salt = [0; 16];
    rand::fill(&mut salt).map_err(|e| failed(&e))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = argon2.hash_password_with_salt(password.as_bytes(), &salt).map_err(|e| failed(&e))?;
    Ok(hash.to_string())
}

fn verify(hash: &str, password: &str) -> bool {
    // Cost and salt are those of the hash.
    Argon2::default().verify_password(password.as_bytes(), hash).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn tok_6_a_hash_fits_its_password_alone_and_an_unknown_person_none() {
        let passwords = Passwords::new(Cost::LIGHT, 2).unwrap();
        let hash = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{hash}");
        assert_ne!(hash, passwords.hash("correct horse".to_owned()).await.unwrap());
        assert!(passwords.verify(Some(hash.clone()), "correct horse".to_owned()).await.unwrap());
        assert!(!passwords.verify(Some(hash), "correct horse ".to_owned()).await.unwrap());
        assert!(!passwords.verify(None, "nobody has this password".to_owned()).await.unwrap());
    }

    #[test]
    fn tok_6_the_usual_cost_is_owasps() {
        let hash = hash(Cost::default(), "x").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    #[test]
    fn unfit_passwords_say_why() {
        let check =
            |password: &str| check(password, "anna.lima@acme.example", &["Revenda Horizonte", "Portal"]);
        assert_eq!(check("123456789"), Err(Unfit::Short));
        assert_eq!(check("maçã cão pé"), Ok(()), "characters are counted, not bytes");
        assert_eq!(check("ãõãõãõãõã"), Err(Unfit::Short));
        assert_eq!(check(&"x".repeat(1025)), Err(Unfit::Long));
        assert_eq!(check("Anna.Lima@Acme.example"), Err(Unfit::Guessable));
    }

    #[test]
    fn tok_6_what_somebody_would_try_first_is_no_password() {
        let check =
            |password: &str| check(password, "anna.lima@acme.example", &["Revenda Horizonte", "Portal"]);
        for weak in [
            "aaaaaaaaaa",
            "ababababab",
            "1234567890",
            "abcdefghij",
            "qwertyuiop",
            "password123",
            "Pa$$w0rd2024",
            "senha12345",
            "Senha@2026",
            "mudar12345",
            "brasil2026",
            "anna.lima2024",
            "horizonte1",
            "Horizonte2026",
            "acme.example",
            "portal-acme",
            "annalima123",
        ] {
            assert_eq!(check(weak), Err(Unfit::Guessable), "{weak}");
        }
        for strong in [
            "uma senha bem comprida",
            "correct horse battery staple",
            "o rato roeu a roupa",
            "vK3-pq8-xT2-zw",
        ] {
            assert_eq!(check(strong), Ok(()), "{strong}");
        }
        let longest = "ab1!x".repeat(204);
        assert_eq!(longest.len(), 1020);
        assert!(check(&longest).is_err(), "a repetition, however long");
    }
}
