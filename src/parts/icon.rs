//! Icons: one path each on a 24 × 24 grid, drawn with the colour of the text beside them.
//!
//! Inline paths, not `<use href="#…">`: below a `<base>` some browsers resolve the fragment against the base address.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Glyph {
    Calendar,
    Case,
    Chart,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Close,
    Document,
    Down,
    Download,
    Edit,
    Eye,
    EyeOff,
    Filter,
    Globe,
    Import,
    Info,
    Key,
    Letter,
    Lock,
    Money,
    More,
    Net,
    People,
    Person,
    Phone,
    Plus,
    Print,
    Redo,
    Relief,
    Scale,
    Search,
    Settings,
    Share,
    Shield,
    Star,
    Table,
    Trash,
    Undo,
    Up,
    Upload,
    Visit,
    Warning,
}

/// An icon. It is hidden from screen readers: a word or an accessible name stands beside it.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=path(glyph)></path>
        </svg>
    }
}

fn path(glyph: Glyph) -> &'static str {
    use Glyph::*;
    match glyph {
        Calendar => "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4",
        Case => "M4 8h16v11H4zM9 8V5h6v3M4 13h16M12 12v2",
        Chart => "M4 20h16M7 16v-5M12 16V5M17 16v-8",
        Check => "M5 12.5l4.5 4.5L19 7.5",
        ChevronDown => "M6 9l6 6 6-6",
        ChevronLeft => "M15 6l-6 6 6 6",
        ChevronRight => "M9 6l6 6-6 6",
        ChevronUp => "M6 15l6-6 6 6",
        Clock => "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 8v4.5l3 2",
        Close => "M6 6l12 12M18 6L6 18",
        Document => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
        Down => "M12 5v14M6 13l6 6 6-6",
        Download => "M12 4v11M7 10.5l5 5 5-5M4 20h16",
        Edit => "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
        Eye => {
            "M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5"
        }
        EyeOff => {
            "M4 4l16 16M6.5 7.5C4 9.2 2.5 12 2.5 12s3.5 6 9.5 6c1.7 0 3.2-.5 4.5-1.200M10 6.200c.6-.1 1.3-.2 2-.2 6 0 9.5 6 9.5 6s-.8 1.4-2.3 2.9"
        }
        Filter => "M4 6h16M7 12h10M10 18h4",
        Globe => "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M4 12h16M12 4c3 3 3 13 0 16M12 4c-3 3-3 13 0 16",
        Import => "M12 3v10M8 9l4 4 4-4M5 14v6h14v-6",
        Info => "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 11v5M12 8v.5",
        Key => "M8.5 12a3.5 3.5 0 1 0 .01 7a3.5 3.5 0 1 0 0-7M11 13l8-8M16 8l3 3",
        Letter => "M4 6h16v12H4zM4 7l8 6 8-6",
        Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        Money => {
            "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M8.500 8l3.5 4.500L15.500 8M12 12.500V17M9 13h6M9 15.200h6"
        }
        More => "M5.5 12h.01M12 12h.01M18.5 12h.01",
        Net => "M8 20V5M5 8l3-3 3 3M16 4v15M13 16l3 3 3-3",
        People => {
            "M9 5a3 3 0 1 0 .01 6a3 3 0 1 0 0-6M3 19c0-3.5 2.5-5 6-5s6 1.5 6 5M15.5 5.500a2.8 2.8 0 0 1 0 5.200M17 14.300c2.5.6 4 2 4 4.7"
        }
        Person => "M12 4.500a3.5 3.5 0 1 0 .01 7a3.5 3.5 0 1 0 0-7M5 20c0-4 3-5.5 7-5.500s7 1.5 7 5.5",
        Phone => {
            "M6.5 3.500l3 .5 1 4-2 1.500c1 2.5 2.5 4 5 5l1.5-2 4 1 .5 3c-.5 2-2 3-3.5 3C9 19.5 4 13 3.5 7c0-2 1.5-3.5 3-3.500z"
        }
        Plus => "M12 5v14M5 12h14",
        Print => "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
        Redo => "M20 9H9a5 5 0 0 0 0 10h5M16 5l4 4-4 4",
        Relief => {
            "M12 20C6 15.500 3.500 12.500 3.500 9a4 4 0 0 1 8.5-2 4 4 0 0 1 8.5 2c0 3.500-2.5 6.500-8.500 11z"
        }
        Scale => {
            "M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.700 2.700 0 0 0 5 0zM19 7l-2.5 6a2.700 2.700 0 0 0 5 0z"
        }
        Search => "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.500L20 20",
        Settings => {
            "M4 7h8M18 7h2M15 4.500a2.5 2.5 0 1 0 .01 5a2.5 2.5 0 1 0 0-5M4 17h2M12 17h8M9 14.500a2.5 2.5 0 1 0 .01 5a2.5 2.5 0 1 0 0-5"
        }
        Share => "M12 15V4M8 7.500L12 3.500l4 4M6 11H5v9h14v-9h-1",
        Shield => "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z",
        Star => "M12 4l2.5 5.2 5.5.7-4 3.9 1 5.7-5-2.8-5 2.8 1-5.7-4-3.9 5.5-.7z",
        Table => "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
        Trash => "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
        Undo => "M4 9h11a5 5 0 0 1 0 10h-5M8 5L4 9l4 4",
        Up => "M12 19V5M6 11l6-6 6 6",
        Upload => "M12 16V5M7 9.500l5-5 5 5M4 20h16",
        Visit => "M5 21V4h10v17M15 8h4v13M3 21h18M9 12h2",
        Warning => "M12 4l9 16H3zM12 10v5M12 17.500v.5",
    }
}
