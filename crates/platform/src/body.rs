//! A JSON value as an input type: the one reader of bodies, for all of them and at every depth. Objects are read by name
//! alone, `null` is a value only where a field may be empty (RFC 7396), and every fault says where it is and what
//! belongs there in words for people: nothing of the program's own types.

use std::fmt;

use serde::{
    Deserializer,
    de::{
        self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, IntoDeserializer, MapAccess,
        SeqAccess, Unexpected, VariantAccess, Visitor, value::StrDeserializer,
    },
};
use serde_json::{Map, Value};

use crate::error::Error;

/// The longest piece of a caller's own text that a fault repeats, in characters.
const LONGEST_ECHO: usize = 80;

/// A JSON value as an input type.
///
/// # Errors
/// 422 that names the field by its JSON pointer (RFC 6901).
pub(crate) fn parse<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    if value.is_null() {
        return Err(Error::invalid("", "missing", "The request needs a JSON object as its body."));
    }
    T::deserialize(Reader(value)).map_err(|fault| {
        let detail = fault.detail();
        Error::invalid(&fault.pointer(), fault.code, detail)
    })
}

/// What is wrong, and where.
#[derive(Debug)]
struct Fault {
    /// Names and numbers on the way to it, the innermost first.
    way: Vec<String>,
    /// A stable code for [`api::problem::FieldError`].
    code: &'static str,
    /// What is said of it, to be put behind its name.
    what: String,
}

impl Fault {
    fn new(code: &'static str, what: impl fmt::Display) -> Self {
        Self { way: Vec::new(), code, what: format!(" {what}") }
    }

    /// Another kind of value belongs there. `null` would empty what cannot be empty.
    fn kind(found: &Value, wanted: &str) -> Self {
        let found = match found {
            Value::Null => {
                return Self::new("required", format!("cannot be emptied: it is {wanted}, never `null`"));
            }
            Value::Bool(_) => "`true` or `false`",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        Self::new("type", format!("must be {wanted}, not {found}"))
    }

    fn at(mut self, place: impl Into<String>) -> Self {
        self.way.push(place.into());
        self
    }

    fn pointer(&self) -> String {
        let escaped = |part: &String| format!("/{}", part.replace('~', "~0").replace('/', "~1"));
        self.way.iter().rev().map(escaped).collect()
    }

    fn detail(&self) -> String {
        if self.way.is_empty() {
            return format!("The body{}.", self.what);
        }
        let way: Vec<&str> = self.way.iter().rev().map(String::as_str).collect();
        format!("`{}`{}.", echo(&way.join(".")), self.what)
    }
}

fn echo(text: &str) -> String {
    text.chars().take(LONGEST_ECHO).collect()
}

/// `a`, `b` or `c`, as a sentence lists them.
fn one_of(known: &[&str]) -> String {
    let quoted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((one, [])) => one.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail())
    }
}

impl std::error::Error for Fault {}

/// What the derived readers of the input types complain of. The kinds of values are told by [`Reader`] itself, which knows
/// what was asked for; what a type of ours has to say of a value is a sentence of its own.
impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { way: Vec::new(), code: "format", what: format!(": {message}") }
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new("type", "must be another kind of value")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new("range", "is out of range")
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::new("range", "has too many values, or too few")
    }

    fn unknown_variant(found: &str, known: &'static [&'static str]) -> Self {
        Self::new("unknown_value", format!("must be {}, not `{}`", one_of(known), echo(found)))
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        Self::new("unknown_field", format!("is no field here; there are {}", known.join(", "))).at(field)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new("missing", "is missing").at(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new("repeated", "is given more than once").at(field)
    }
}

/// One value on the way into its type.
#[derive(Clone, Copy)]
struct Reader<'de>(&'de Value);

/// Whole numbers, each within its own range.
macro_rules! whole {
    ($($ask:ident $visit:ident $type:ty,)*) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let Value::Number(number) = self.0 else { return Err(Fault::kind(self.0, "a whole number")) };
            let whole = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
            let Some(whole) = whole else {
                return Err(Fault::new("type", "must be a whole number"));
            };
            match <$type>::try_from(whole) {
                Ok(whole) => visitor.$visit(whole),
                Err(_) => {
                    let (least, most) = (<$type>::MIN, <$type>::MAX);
                    Err(Fault::new("range", format!("must be a whole number from {least} to {most}")))
                }
            }
        }
    )*};
}

impl<'de> Reader<'de> {
    fn text(self) -> Result<&'de str, Fault> {
        self.0.as_str().ok_or_else(|| Fault::kind(self.0, "text"))
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Value::Object(map) = self.0 else { return Err(Fault::kind(self.0, "a JSON object")) };
        visitor.visit_map(Fields { rest: map.iter(), value: None })
    }

    fn list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Value::Array(items) = self.0 else { return Err(Fault::kind(self.0, "a list")) };
        visitor.visit_seq(Items { rest: items.iter().enumerate() })
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (Some(whole), ..) => visitor.visit_i64(whole),
                (_, Some(whole), _) => visitor.visit_u64(whole),
                (.., Some(number)) => visitor.visit_f64(number),
                _ => Err(Fault::new("range", "is no number that can be read")),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => self.list(visitor),
            Value::Object(_) => self.object(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let value = self.0.as_bool().ok_or_else(|| Fault::kind(self.0, "`true` or `false`"))?;
        visitor.visit_bool(value)
    }

    whole! {
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.0.as_f64().ok_or_else(|| Fault::kind(self.0, "a number"))?;
        visitor.visit_f64(number)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() { visitor.visit_unit() } else { Err(Fault::kind(self.0, "`null`")) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.object(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let word = self.0.as_str().ok_or_else(|| Fault::kind(self.0, &one_of(known)))?;
        visitor.visit_enum(Word(word))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

/// The members of an object.
struct Fields<'de> {
    rest: <&'de Map<String, Value> as IntoIterator>::IntoIter,
    value: Option<(&'de str, &'de Value)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some((name, value));
        seed.deserialize(Name(name)).map(Some).map_err(|fault| {
            // A field that is not known names itself; a key that is none does not.
            if fault.way.is_empty() { fault.at(name) } else { fault }
        })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (name, value) = self.value.take().ok_or_else(|| Fault::new("type", "has no value"))?;
        seed.deserialize(Reader(value)).map_err(|fault| fault.at(name))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The name of a member: a word of a closed list, or text.
struct Name<'de>(&'de str);

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(Word(self.0))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The items of a list.
struct Items<'de> {
    rest: std::iter::Enumerate<std::slice::Iter<'de, Value>>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some((place, value)) = self.rest.next() else { return Ok(None) };
        seed.deserialize(Reader(value)).map(Some).map_err(|fault| fault.at(place.to_string()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// A word of a closed list; none of them carries anything.
struct Word<'de>(&'de str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Fault;
    type Variant = Bare;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Bare), Fault> {
        let word: StrDeserializer<'de, Fault> = self.0.into_deserializer();
        Ok((seed.deserialize(word)?, Bare))
    }
}

struct Bare;

impl<'de> VariantAccess<'de> for Bare {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Fault> {
        Err(Fault::new("type", "must be an object"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::new("type", "must be an object"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(Fault::new("type", "must be an object"))
    }
}

#[cfg(test)]
mod tests {
    use api::{
        accounts::{AccountBatch, AccountCreate, AccountUpdate},
        can::CanQuery,
        clients::{ClientCreate, ClientRotate, ClientUpdate},
        groups::GroupUpdate,
        limits::LimitsUpdate,
        tenants::{BrandUpdate, TenantCreate, TenantUpdate},
        users::{GrantUpdate, UserLink},
    };
    use serde_json::json;

    use super::*;

    /// Pointer, code and detail of what is wrong with a body.
    fn fault<T: DeserializeOwned + fmt::Debug>(body: Value) -> (String, String, String) {
        let error = parse::<T>(&body).expect_err("a fault");
        let problem = error.problem().unwrap();
        assert_eq!(problem.status, 422);
        let one = &problem.errors[0];
        assert_eq!(problem.detail, one.detail);
        (one.pointer.clone(), one.code.clone(), one.detail.clone())
    }

    fn place<T: DeserializeOwned + fmt::Debug>(body: Value) -> (String, String) {
        let (pointer, code, _) = fault::<T>(body);
        (pointer, code)
    }

    fn at(pointer: &str, code: &str) -> (String, String) {
        (pointer.to_owned(), code.to_owned())
    }

    #[test]
    fn null_empties_nothing_that_cannot_be_empty() {
        for (field, told) in [
            ("name", fault::<AccountUpdate>(json!({ "name": null }))),
            ("tenant", fault::<AccountUpdate>(json!({ "tenant": null }))),
            ("labels", fault::<AccountUpdate>(json!({ "labels": null }))),
            ("name", fault::<TenantUpdate>(json!({ "name": null }))),
            ("primary_domain", fault::<TenantUpdate>(json!({ "primary_domain": null }))),
            ("name", fault::<BrandUpdate>(json!({ "name": null }))),
            ("color", fault::<BrandUpdate>(json!({ "color": null }))),
            ("locale", fault::<BrandUpdate>(json!({ "locale": null }))),
            ("name", fault::<GroupUpdate>(json!({ "name": null }))),
            ("permissions", fault::<GroupUpdate>(json!({ "permissions": null }))),
            ("name", fault::<ClientUpdate>(json!({ "name": null }))),
            ("groups", fault::<ClientUpdate>(json!({ "groups": null }))),
        ] {
            let (pointer, code, detail) = told;
            assert_eq!((pointer, code.as_str()), (format!("/{field}"), "required"), "{detail}");
            assert!(detail.starts_with(&format!("`{field}` cannot be emptied")), "{detail}");
        }
        let emptied: AccountUpdate = parse(
            &json!({ "legal_name": null, "tax_id": null, "external_ref": null, "labels": { "a": null } }),
        )
        .unwrap();
        assert_eq!(
            (emptied.legal_name, emptied.tax_id, emptied.external_ref),
            (Some(None), Some(None), Some(None))
        );
        assert_eq!(parse::<BrandUpdate>(&json!({ "logo": null })).unwrap().logo, Some(None));
        assert_eq!(parse::<GroupUpdate>(&json!({ "description": null })).unwrap().description, Some(None));
    }

    #[test]
    fn an_object_is_never_read_by_place() {
        let account = |owner: Value| json!({ "slug": "a", "name": "A", "owner": owner });
        assert_eq!(place::<AccountCreate>(account(json!(["x@y.example", "n"]))), at("/owner", "type"));
        assert_eq!(place::<AccountCreate>(json!(["a", "A"])), at("", "type"));
        let tenant = json!({ "name": "T", "domain": "t.example", "brand": ["T"] });
        assert_eq!(place::<TenantCreate>(tenant), at("/brand", "type"));
        assert_eq!(place::<ClientUpdate>(json!({ "groups": [["viewer"]] })), at("/groups/0", "type"));
        let item = json!({ "items": [["k", null, account(json!({ "email": "x@y.example" }))]] });
        assert_eq!(place::<AccountBatch>(item), at("/items/0", "type"));
        assert_eq!(place::<AccountUpdate>(json!({ "tenant": ["inherited"] })), at("/tenant", "type"));
    }

    #[test]
    fn a_fault_says_what_belongs_there_in_words() {
        let owner = json!({ "email": "x@y.example" });
        let told = |body: Value| fault::<AccountCreate>(body).2;
        assert_eq!(
            told(json!({ "slug": 1, "name": "A", "owner": owner })),
            "`slug` must be text, not a number."
        );
        assert_eq!(
            told(json!({ "slug": "a", "name": "A", "owner": 1 })),
            "`owner` must be a JSON object, not a number."
        );
        assert_eq!(
            told(json!({ "slug": "a", "name": "A", "owner": { "email": [] } })),
            "`owner.email` must be text, not a list."
        );
        assert_eq!(told(json!({ "slug": "a", "name": "A" })), "`owner` is missing.");
        assert_eq!(
            told(json!({ "slug": "a", "name": "A", "owner": owner, "levels": 1.5 })),
            "`levels` must be a whole number."
        );
        assert_eq!(
            told(json!({ "slug": "a", "name": "A", "owner": owner, "roles": ["king"] })),
            "`roles.0`: `king` is not an account role; there are tenant-admin, account-admin, subaccount-admin, subaccount-tenant, user-admin, automation-manager."
        );
        assert_eq!(
            told(json!({ "slug": "a", "name": "A", "owner": { "email": "x@y.example", "mail": "x" } })),
            "`owner.mail` is no field here; there are email, name."
        );
        assert_eq!(
            fault::<ClientRotate>(json!({ "keep_old_for": -1 })).2,
            "`keep_old_for` must be a whole number from 0 to 4294967295."
        );
        assert_eq!(
            fault::<GrantUpdate>(json!({ "reach": "far" })).2,
            "`reach` must be `account` or `subtree`, not `far`."
        );
        assert_eq!(
            fault::<GrantUpdate>(json!({ "reach": {} })).2,
            "`reach` must be `account` or `subtree`, not an object."
        );
        let when = json!({ "name": "ci", "groups": [], "expires_at": "tomorrow" });
        assert_eq!(
            fault::<ClientCreate>(when).2,
            "`expires_at`: `tomorrow` is no time with its zone, such as `2027-01-31T12:00:00Z`."
        );
        assert!(fault::<LimitsUpdate>(json!({ "seats": 3 })).2.starts_with("`seats` must be `levels`, "));
        assert_eq!(fault::<UserLink>(json!({ "user": "ana", "groups": [] })).1, "format");
        assert_eq!(place::<CanQuery>(json!({ "action": "accounts:fly" })), at("/action", "format"));
        assert_eq!(fault::<CanQuery>(json!("accounts:read")).2, "The body must be a JSON object, not text.");
    }

    #[test]
    fn the_choice_of_a_tenant_names_its_fields() {
        let told = |choice: Value| place::<AccountUpdate>(json!({ "tenant": choice }));
        assert_eq!(told(json!({})), at("/tenant/mode", "missing"));
        assert_eq!(told(json!({ "mode": "owned" })), at("/tenant/mode", "unknown_value"));
        assert_eq!(told(json!({ "mode": "assigned" })), at("/tenant/tenant", "missing"));
        assert_eq!(told(json!({ "mode": "assigned", "tenant": 1 })), at("/tenant/tenant", "type"));
        assert_eq!(told(json!({ "mode": "new", "name": "T" })), at("/tenant/domain", "missing"));
        assert_eq!(told(json!({ "mode": "inherited", "name": "T" })), at("/tenant/name", "unknown_field"));
        assert_eq!(
            told(json!({ "mode": "inherited", "colour": "T" })),
            at("/tenant/colour", "unknown_field")
        );
    }

    #[test]
    fn a_pointer_is_escaped_and_a_long_name_is_cut() {
        let name = format!("a/b~c{}", "x".repeat(200));
        let (pointer, _, detail) = fault::<AccountUpdate>(json!({ "labels": { name.clone(): 1 } }));
        assert!(pointer.starts_with("/labels/a~1b~0cxxx"), "{pointer}");
        assert!(detail.chars().count() < 120, "{detail}");
    }
}
