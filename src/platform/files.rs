//! Files: read what a person chose, hand out what the desk wrote (download, a chosen place, the share sheet).
//!
//! Nothing is kept: the address of a download is given back at once after the click.

use casebook::trouble::Trouble;
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

use super::fault::{name as name_of, trouble};
use super::page::{document, window};
use super::timer::Timer;

/// A file somebody chose. It is not read yet.
pub struct Picked(File);

/// The first file of a file control's change, or of a drop. `None` = nothing was chosen.
pub fn picked(event: &Event) -> Option<Picked> {
    first_file(event).map(Picked)
}

impl Picked {
    /// Its name, without a folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Bytes of the file from one on, at most so many; none where it ends.
    pub async fn part(&self, from: usize, most: usize) -> Result<Vec<u8>, Trouble> {
        let part = self.0.slice_with_f64_and_f64(from as f64, (from + most) as f64);
        bytes(&part.map_err(|error| trouble(&error))?).await
    }

    /// All of its bytes.
    pub async fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        bytes(&self.0).await
    }
}

async fn bytes(of: &Blob) -> Result<Vec<u8>, Trouble> {
    let buffer = JsFuture::from(of.array_buffer()).await.map_err(|_| Trouble::FileUnreadable)?;
    let buffer: ArrayBuffer = buffer.unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn first_file(event: &Event) -> Option<File> {
    let dropped = event.dyn_ref::<web_sys::DragEvent>().and_then(|event| event.data_transfer());
    let files: Option<FileList> = match dropped {
        Some(dropped) => dropped.files(),
        None => event.target()?.dyn_into::<HtmlInputElement>().ok()?.files(),
    };
    files?.get(0)
}

/// Downloads bytes under a name.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let blob = blob(mime, bytes)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|error| trouble(&error))?;
    let document = document().ok_or(Trouble::Unavailable)?;
    let link = document.create_element("a").map_err(|error| trouble(&error))?;
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Safari fetches the address only after the click has returned.
    let forget = Timer::after(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
    std::mem::forget(forget);
    Ok(())
}

/// A place in the person's folders that the browser may write to.
pub struct Place(JsValue);

/// Can the person choose where a file goes?
pub fn can_choose_place() -> bool {
    window().is_some_and(|window| function(&window, "showSaveFilePicker").is_some())
}

/// Lets the person choose where a file goes. Call it from a click, before long work.
pub async fn choose_place(name: &str) -> Result<Place, Trouble> {
    let window = window().ok_or(Trouble::Unavailable)?;
    let choose = function(&window, "showSaveFilePicker").ok_or(Trouble::Unavailable)?;
    let options = object(&[("suggestedName", name.into())]);
    call(&choose, &window, &options).await.map(Place).map_err(|error| stopped(&error))
}

impl Place {
    /// Writes the whole file; it appears only when all of it is there.
    pub async fn write(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let open = function(&self.0, "createWritable").ok_or(Trouble::Unavailable)?;
        let fails = |error: JsValue| stopped(&error);
        let file = call(&open, &self.0, &JsValue::UNDEFINED).await.map_err(fails)?;
        for (step, what) in [("write", Uint8Array::from(bytes).into()), ("close", JsValue::UNDEFINED)] {
            let step = function(&file, step).ok_or(Trouble::Unavailable)?;
            call(&step, &file, &what).await.map_err(fails)?;
        }
        Ok(())
    }
}

/// Can the share sheet take a file of this name and type?
pub fn can_share(name: &str, mime: &str) -> bool {
    let Some(window) = window() else { return false };
    let navigator = window.navigator();
    let (Some(can), Ok(data)) = (function(&navigator, "canShare"), shared(name, mime, &[0])) else {
        return false;
    };
    can.call1(&navigator, &data).is_ok_and(|answer| answer.is_truthy())
}

/// Hands a file to the share sheet. Call it from a click.
pub async fn share(name: &str, mime: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let navigator = window().ok_or(Trouble::Unavailable)?.navigator();
    let share = function(&navigator, "share").ok_or(Trouble::Unavailable)?;
    let data = shared(name, mime, bytes)?;
    call(&share, &navigator, &data).await.map(|_| ()).map_err(|error| stopped(&error))
}

fn shared(name: &str, mime: &str, bytes: &[u8]) -> Result<JsValue, Trouble> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(mime);
    let blob = blob(mime, bytes)?;
    let parts = Array::of1(&blob);
    let file = File::new_with_blob_sequence_and_options(&parts, name, &options);
    let file = file.map_err(|error| trouble(&error))?;
    Ok(object(&[("files", Array::of1(&file).into())]))
}

fn blob(mime: &str, bytes: &[u8]) -> Result<Blob, Trouble> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|error| trouble(&error))
}

/// A person who closes a picker or the share sheet makes it abort.
fn stopped(error: &JsValue) -> Trouble {
    if name_of(error) == "AbortError" { Trouble::Cancelled } else { trouble(error) }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn function(on: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(on, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

async fn call(function: &Function, on: &JsValue, with: &JsValue) -> Result<JsValue, JsValue> {
    let promise: Promise = function.call1(on, with)?.unchecked_into();
    JsFuture::from(promise).await
}
