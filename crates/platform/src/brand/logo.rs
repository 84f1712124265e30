//! A tenant's logo: read within limits and written anew, so that nothing but pixels or shapes is kept (Rule T7).

use std::io::Cursor;

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

use super::svg;

/// Bytes of the file that may be sent.
const MAX_FILE: usize = 64 * 1024;
/// Bytes of the file that is kept: pixels alone, but without the sender's palette.
const MAX_KEPT: usize = 256 * 1024;
/// Pixels in width and in height.
const MAX_SIDE: u32 = 2048;
/// Bytes that decoding may take: every pixel at eight bytes, and room for the decoder's own.
const MAX_MEMORY: usize = (MAX_SIDE as usize) * (MAX_SIDE as usize) * 8 + 1024 * 1024;

/// A logo as it is kept and served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The PNG or SVG, written by this platform.
    pub file: Vec<u8>,
    /// The last part of its address, which changes when the picture does: `logo-` with 32 hex digits and the ending.
    pub name: String,
}

/// Why a logo is refused: a stable code and a sentence for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// Not base64 of RFC 4648 §4.
    #[error("the logo is not base64")]
    Base64,
    /// The file is too large.
    #[error("a logo is a file of at most 64 KiB")]
    TooLarge,
    /// Too many pixels.
    #[error("a logo has at most 2048 pixels in width and in height")]
    Dimensions,
    /// Nothing that the decoder takes for a PNG.
    #[error("the logo is neither a PNG nor an SVG that can be read; JPEG and others are not taken")]
    NotPng,
    /// Nothing that is an SVG.
    #[error("the logo is not an SVG that can be read")]
    NotSvg,
    /// An SVG with text, which would look otherwise on each machine.
    #[error("the SVG has text in it: turn it into paths, so that it looks the same everywhere")]
    SvgText,
    /// An SVG of too many elements, or of elements in themselves.
    #[error("the SVG has too many elements, or they lie too deep in each other")]
    SvgTooMuch,
    /// An SVG that shows nothing.
    #[error("the SVG shows no shape; scripts, pictures and foreign content in it are not taken")]
    SvgEmpty,
}

impl LogoError {
    /// A stable code for the field's error.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::TooLarge => "too_large",
            Self::Dimensions => "dimensions",
            Self::NotPng => "not_png",
            Self::NotSvg => "not_svg",
            Self::SvgText => "svg_text",
            Self::SvgTooMuch => "svg_too_much",
            Self::SvgEmpty => "svg_empty",
        }
    }
}

/// Reads a logo from base64.
///
/// # Errors
/// What [`LogoError`] lists.
pub fn read(base64: &str) -> Result<Logo, LogoError> {
    // Before anything is decoded: base64 is four characters for three bytes.
    if base64.len() > MAX_FILE.div_ceil(3) * 4 {
        return Err(LogoError::TooLarge);
    }
    let file = BASE64.decode(base64.as_bytes()).map_err(|_| LogoError::Base64)?;
    if file.len() > MAX_FILE {
        return Err(LogoError::TooLarge);
    }
    let is_text = std::str::from_utf8(&file).is_ok_and(|text| text.contains("<svg"));
    let (kept, ending) = if is_text { (svg::again(&file)?, "svg") } else { (again(file)?, "png") };
    if kept.len() > MAX_KEPT {
        return Err(LogoError::TooLarge);
    }
    let hash = HEXLOWER.encode(&Sha256::digest(&kept)[..16]);
    Ok(Logo { file: kept, name: format!("logo-{hash}.{ending}") })
}

/// Decodes and encodes: chunks of text, profiles, further frames and whatever follows the picture stay behind.
fn again(file: Vec<u8>) -> Result<Vec<u8>, LogoError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: MAX_MEMORY });
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(|_| LogoError::NotPng)?;
    let (width, height) = (header.width, header.height);
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(LogoError::Dimensions);
    }
    let mut reader = decoder.read_info().map_err(|_| LogoError::NotPng)?;
    let size = reader.output_buffer_size().filter(|s| *s <= MAX_MEMORY).ok_or(LogoError::Dimensions)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(|_| LogoError::NotPng)?;
    pixels.truncate(frame.buffer_size());

    let mut kept = Vec::new();
    let mut encoder = png::Encoder::new(&mut kept, width, height);
    encoder.set_color(frame.color_type);
    encoder.set_depth(frame.bit_depth);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(|_| LogoError::NotPng)?;
    writer.write_image_data(&pixels).map_err(|_| LogoError::NotPng)?;
    writer.finish().map_err(|_| LogoError::NotPng)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, text: Option<&str>) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        if let Some(text) = text {
            encoder.add_text_chunk("Comment".to_owned(), text.to_owned()).unwrap();
        }
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![200; width as usize * height as usize * 4]).unwrap();
        writer.finish().unwrap();
        file
    }

    #[test]
    fn t7_a_logo_keeps_its_pixels_and_nothing_else() {
        let mut file = png(3, 2, Some("made by somebody"));
        file.extend_from_slice(b"<script>after the end</script>");
        let logo = read(&BASE64.encode(&file)).unwrap();
        let kept = String::from_utf8_lossy(&logo.file).into_owned();
        assert!(!kept.contains("somebody") && !kept.contains("script"), "text stayed in the file");
        let mut reader = png::Decoder::new(Cursor::new(&logo.file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!(pixels, vec![200; 3 * 2 * 4]);
        assert_eq!(read(&BASE64.encode(&logo.file)).unwrap(), logo, "what was kept is kept the same again");
    }

    #[test]
    fn t7_what_is_no_small_png_is_refused() {
        assert_eq!(read("not base64!"), Err(LogoError::Base64));
        assert_eq!(
            read(&BASE64.encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>")),
            Err(LogoError::SvgEmpty)
        );
        assert_eq!(read(&BASE64.encode(&[0xff, 0xd8, 0xff, 0xe0])), Err(LogoError::NotPng));
        assert_eq!(read(&BASE64.encode(&vec![0; MAX_FILE + 1])), Err(LogoError::TooLarge));
        let whole = png(8, 8, None);
        assert_eq!(read(&BASE64.encode(&whole[..whole.len() / 2])), Err(LogoError::NotPng), "cut off");
        assert_eq!(read(&BASE64.encode(&png(2049, 1, None))), Err(LogoError::Dimensions));
        assert!(read(&BASE64.encode(&png(2048, 1, None))).is_ok());
    }

    /// The check sum of a chunk (PNG, annex D).
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8)
                .fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 })
        })
    }

    #[test]
    fn t7_a_header_that_promises_the_world_is_refused_by_its_numbers() {
        // 60,000 × 60,000 pixels in a file of a few bytes, with a right check sum: nothing is allocated for them.
        let mut file = png(1, 1, None);
        file[16..20].copy_from_slice(&60_000u32.to_be_bytes());
        file[20..24].copy_from_slice(&60_000u32.to_be_bytes());
        let sum = crc(&file[12..29]).to_be_bytes();
        file[29..33].copy_from_slice(&sum);
        assert_eq!(read(&BASE64.encode(&file)), Err(LogoError::Dimensions));
        file[33 - 1] ^= 1;
        assert_eq!(read(&BASE64.encode(&file)), Err(LogoError::NotPng), "and with a wrong one it is no PNG");
    }
}
