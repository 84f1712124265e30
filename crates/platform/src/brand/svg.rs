//! Logos in SVG: read into the shapes that they show, within limits, and written anew (Rule T7). What is no shape is not in what
//! is kept: no script, no event, no style sheet, no foreign content, no picture, no reference to anything outside.

use std::collections::HashMap;

use usvg::{
    ImageHrefResolver, Options, Tree, WriteOptions,
    roxmltree::{Document, Node, NodeId, ParsingOptions},
};

use super::logo::LogoError;

/// Elements and texts of the file.
const NODES: u32 = 5_000;
/// Elements that are shown, each counted as often as it is used.
const SHOWN: u64 = 10_000;
/// How deep elements may lie in each other, along uses, too.
const DEPTH: usize = 64;
/// Width and height.
const SIDE: f32 = 4096.0;

/// Writes it anew.
pub(super) fn again(file: &[u8]) -> Result<Vec<u8>, LogoError> {
    let text = std::str::from_utf8(file).map_err(|_| LogoError::NotSvg)?;
    let text = text.trim_start_matches('\u{feff}');
    // Without a document type there are no entities to expand.
    let parsing = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, parsing).map_err(|_| LogoError::NotSvg)?;
    if !document.root_element().has_tag_name("svg") {
        return Err(LogoError::NotSvg);
    }
    if document.descendants().any(|node| node.is_element() && node.tag_name().name() == "text") {
        return Err(LogoError::SvgText);
    }
    Weigher::new(&document)
        .weigh(document.root_element(), 0)
        .filter(|w| *w <= SHOWN)
        .ok_or(LogoError::SvgTooMuch)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| LogoError::NotSvg)?;
    let size = tree.size();
    if size.width() > SIDE || size.height() > SIDE {
        return Err(LogoError::Dimensions);
    }
    if !tree.root().has_children() {
        return Err(LogoError::SvgEmpty);
    }
    Ok(tree.to_string(&WriteOptions { coordinates_precision: 4, ..WriteOptions::default() }).into_bytes())
}

/// Counts what a file comes to once everything in it stands where it is used.
struct Weigher<'a, 'i> {
    named: HashMap<&'a str, Node<'a, 'i>>,
    known: HashMap<NodeId, u64>,
}

impl<'a, 'i> Weigher<'a, 'i> {
    fn new(document: &'a Document<'i>) -> Self {
        let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        Self { named, known: HashMap::new() }
    }

    /// Elements that an element comes to; none when it lies too deep, or in itself.
    fn weigh(&mut self, node: Node<'a, 'i>, depth: usize) -> Option<u64> {
        if depth > DEPTH {
            return None;
        }
        if let Some(known) = self.known.get(&node.id()) {
            return Some(*known);
        }
        let mut weight = 1_u64;
        for child in node.children().filter(Node::is_element) {
            weight = weight.saturating_add(self.weigh(child, depth + 1)?);
        }
        // Whatever an attribute refers to: uses, patterns, masks, markers, filters.
        let targets: Vec<Node<'a, 'i>> = node
            .attributes()
            .filter_map(|attribute| reference(attribute.value()))
            .filter_map(|id| self.named.get(id).copied())
            .collect();
        for target in targets {
            weight = weight.saturating_add(self.weigh(target, depth + 1)?);
        }
        self.known.insert(node.id(), weight);
        Some(weight)
    }
}

/// The id that a value refers to: `#id`, or `url(#id)` somewhere in it.
fn reference(value: &str) -> Option<&str> {
    if let Some(id) = value.trim().strip_prefix('#') {
        return Some(id);
    }
    let (_, rest) = value.split_once("url(")?;
    let id = rest.split_once(')')?.0.trim().trim_matches(['"', '\'']);
    id.strip_prefix('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'>{inside}</svg>"
        )
    }

    #[test]
    fn t7_only_shapes_are_kept() {
        let shape = "<path fill='#0a7d4f' d='M0 0h40v20z'/>";
        for evil in [
            "<script>alert(1)</script>",
            "<script href='https://evil.example/x.js'/>",
            "<style>@import url(https://evil.example/x.css); rect { fill: url(https://evil.example/#a) }</style>",
            "<foreignObject width='9' height='9'><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='https://evil.example'/></body></foreignObject>",
            "<image href='https://evil.example/x.png' width='9' height='9'/>",
            "<image xlink:href='file:///etc/passwd' width='9' height='9'/>",
            "<image href='data:image/svg+xml;base64,PHN2Zy8+' width='9' height='9'/>",
            "<use href='https://evil.example/x.svg#a'/>",
            "<a href='javascript:alert(1)'><rect width='9' height='9' onclick='alert(1)'/></a>",
            "<rect width='9' height='9' onload='alert(1)' style='fill:url(https://evil.example/#a)'/>",
            "<animate attributeName='href' values='javascript:alert(1)'/>",
            "<set attributeName='onclick' to='alert(1)'/>",
            "<filter id='f'><feImage href='https://evil.example/x.png'/></filter><rect filter='url(#f)' width='9' height='9'/>",
            "<!-- made by somebody --><metadata>somebody</metadata><title>somebody</title>",
            "<?xml-stylesheet href='https://evil.example/x.css'?>",
        ] {
            let file = svg(&format!("{evil}{shape}"));
            let kept =
                String::from_utf8(again(file.as_bytes()).unwrap_or_else(|e| panic!("{evil}: {e}"))).unwrap();
            let lower = kept.to_lowercase();
            for word in [
                "script", "evil", "foreign", "iframe", "<image", "onload", "onclick", "alert", "style",
                "somebody", "file:", "data:", "<a", "feimage",
            ] {
                assert!(!lower.contains(word), "{evil} left {word}: {kept}");
            }
            assert!(kept.contains("#0a7d4f"), "the shape is gone with {evil}: {kept}");
        }
        let kept = again(svg(shape).as_bytes()).unwrap();
        assert_eq!(again(&kept), Ok(kept.clone()), "what was kept is kept the same again");
    }

    #[test]
    fn t7_what_would_grow_or_says_nothing_is_refused() {
        let mut bomb = "<g id='a0'><rect width='1' height='1'/></g>".to_owned();
        for n in 1..40 {
            let below = n - 1;
            bomb.push_str(&format!("<g id='a{n}'><use href='#a{below}'/><use xlink:href='#a{below}'/></g>"));
        }
        let deep = format!("{}<rect width='1' height='1'/>{}", "<g>".repeat(500), "</g>".repeat(500));
        let entities = "<!DOCTYPE svg [<!ENTITY a 'aaaa'>]><svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z'/></svg>";
        let table = [
            (svg(&bomb), LogoError::SvgTooMuch),
            (svg("<g id='a'><use href='#a'/></g>"), LogoError::SvgTooMuch),
            (
                svg("<pattern id='p'><rect fill='url(#p)' width='9' height='9'/></pattern>"),
                LogoError::SvgTooMuch,
            ),
            (svg(&deep), LogoError::SvgTooMuch),
            (svg(&"<g/>".repeat(6_000)), LogoError::NotSvg),
            (entities.to_owned(), LogoError::NotSvg),
            (svg("<text>Acme</text>"), LogoError::SvgText),
            (svg(""), LogoError::SvgEmpty),
            (svg("<script>alert(1)</script>"), LogoError::SvgEmpty),
            ("<html><body/></html>".to_owned(), LogoError::NotSvg),
            ("<svg".to_owned(), LogoError::NotSvg),
            (
                "<svg xmlns='http://www.w3.org/2000/svg' width='9999' height='9'><path d='M0 0h9v9z'/></svg>"
                    .to_owned(),
                LogoError::Dimensions,
            ),
        ];
        for (file, error) in table {
            let short: String = file.chars().take(120).collect();
            assert_eq!(again(file.as_bytes()), Err(error), "{short}");
        }
    }
}
