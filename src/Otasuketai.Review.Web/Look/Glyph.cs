using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Otasuketai.Review.Web.Look;

/// <summary>The pictures beside words; a picture never stands alone for a state.</summary>
public enum Glyph
{
    /// <summary>A filled circle with a tick.</summary>
    Ok,

    /// <summary>A filled triangle with an exclamation mark.</summary>
    Warn,

    /// <summary>A filled circle with a cross.</summary>
    Ng,

    /// <summary>A speech bubble: a question is out.</summary>
    Ask,

    /// <summary>A dashed circle: nobody has looked yet.</summary>
    Todo,

    /// <summary>A door with an arrow: recusal.</summary>
    Recuse,

    /// <summary>A circled i.</summary>
    Info,

    /// <summary>A clock.</summary>
    Clock,

    /// <summary>A tick alone.</summary>
    Tick,

    /// <summary>A cross alone: takes something away.</summary>
    Cross,

    /// <summary>An arrow to the right; the back link turns it.</summary>
    Arrow,

    /// <summary>A sheet of paper.</summary>
    File,

    /// <summary>A closed lock: not public.</summary>
    Lock,

    /// <summary>A shield: scanned.</summary>
    Shield,

    /// <summary>A hash sign: a fingerprint.</summary>
    Hash,

    /// <summary>An eye: readers outside the office.</summary>
    Eye,

    /// <summary>Two people: readers within.</summary>
    People,

    /// <summary>A magnifying glass.</summary>
    Search,

    /// <summary>Three bars: the menu.</summary>
    Menu,

    /// <summary>Three narrowing bars: filters.</summary>
    Filter,

    /// <summary>An outlined circle: ○ of the star table.</summary>
    Circle,

    /// <summary>An outlined triangle: △ of the star table.</summary>
    Triangle,

    /// <summary>A dash: － of the star table.</summary>
    Dash,

    /// <summary>A printer.</summary>
    Print,
}

/// <summary>The drawings, on a square of 20.</summary>
public static class Glyphs
{
    /// <summary>The inside of the SVG element.</summary>
    public static string Drawing(this Glyph glyph) => glyph switch
    {
        Glyph.Ok => """<circle cx="10" cy="10" r="8.5" fill="currentColor"/><path d="m6 10.3 2.8 2.8L14 7.4" fill="none" stroke="#fff" stroke-width="2"/>""",
        Glyph.Warn => """<path d="M10 2 19 17.6H1Z" fill="currentColor"/><path d="M10 7.4v5M10 14v1.8" stroke="#fff" stroke-width="2"/>""",
        Glyph.Ng => """<circle cx="10" cy="10" r="8.5" fill="currentColor"/><path d="m7 7 6 6m0-6-6 6" stroke="#fff" stroke-width="2"/>""",
        Glyph.Ask => """<path d="M2.5 3.5h15v11H9l-4.5 3v-3h-2Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><path d="M6.5 9h7" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Todo => """<circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.6"/>""",
        Glyph.Recuse => """<path d="M8 3H3.5v14H8M8 10h9M13.5 6l4 4-4 4" fill="none" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Info => """<circle cx="10" cy="10" r="7.6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M10 9v5M10 5.6v2" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Clock => """<circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="2"/><path d="M10 5.5V10l3.2 2" fill="none" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Tick => """<path d="m4 10.5 4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.4"/>""",
        Glyph.Cross => """<path d="m5.5 5.5 9 9m0-9-9 9" fill="none" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Arrow => """<path d="M4 10h11M10.5 5 15.5 10l-5 5" fill="none" stroke="currentColor" stroke-width="2"/>""",
        Glyph.File => """<path d="M5 2h7l4 4v12H5Z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/><path d="M12 2v4h4" fill="none" stroke="currentColor" stroke-width="1.8"/>""",
        Glyph.Lock => """<rect x="4" y="9" width="12" height="8" rx="1.5" fill="currentColor"/><path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9" fill="none" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Shield => """<path d="M10 2 17 4.5V10c0 4-3 6.7-7 8-4-1.3-7-4-7-8V4.5Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>""",
        Glyph.Hash => """<path d="M8 3 6 17M14 3l-2 14M3.5 7.5h13M3 12.5h13" stroke="currentColor" stroke-width="1.8"/>""",
        Glyph.Eye => """<path d="M1.5 10S4.5 4.8 10 4.8 18.5 10 18.5 10 15.5 15.2 10 15.2 1.5 10 1.5 10Z" fill="none" stroke="currentColor" stroke-width="1.8"/><circle cx="10" cy="10" r="2.4" fill="currentColor"/>""",
        Glyph.People => """<circle cx="7" cy="7" r="3" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M1.5 17c.3-3.4 2.4-5 5.5-5s5.2 1.6 5.5 5" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M13 4.3a3 3 0 0 1 0 5.5M15 12.5c2 .7 3.2 2.2 3.4 4.5" fill="none" stroke="currentColor" stroke-width="1.8"/>""",
        Glyph.Search => """<circle cx="8.5" cy="8.5" r="5" fill="none" stroke="currentColor" stroke-width="2"/><path d="m12.5 12.5 4.5 4.5" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Menu => """<path d="M3 5.5h14M3 10h14M3 14.5h14" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Filter => """<path d="M3 5h14M6 10h8M8.5 15h3" stroke="currentColor" stroke-width="2"/>""",
        Glyph.Circle => """<circle cx="10" cy="10" r="6.4" fill="none" stroke="currentColor" stroke-width="2.4"/>""",
        Glyph.Triangle => """<path d="M10 3.6 17.4 16.4H2.6Z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>""",
        Glyph.Dash => """<path d="M5 10h10" stroke="currentColor" stroke-width="2.2"/>""",
        Glyph.Print => """<path d="M5 8V3h10v5M5 14H3V8h14v6h-2" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M6 12h8v5H6Z" fill="none" stroke="currentColor" stroke-width="1.8"/>""",
    };

    /// <summary>The glyph as decoration, in the colour of the text around: what a loop uses in place of the tag helper.</summary>
    public static IHtmlContent Svg(this Glyph glyph, int size) =>
        new HtmlString(string.Create(CultureInfo.InvariantCulture, $"""<svg width="{size}" height="{size}" viewBox="0 0 20 20" aria-hidden="true">{glyph.Drawing()}</svg>"""));

    /// <summary>The colour class; null takes the colour of the text around.</summary>
    public static string? ColourClass(this Glyph glyph) => glyph switch
    {
        Glyph.Ok or Glyph.Circle => "ic-ok",
        Glyph.Warn or Glyph.Triangle => "ic-warn",
        Glyph.Ng => "ic-ng",
        Glyph.Ask => "ic-ask",
        Glyph.Todo or Glyph.Dash => "ic-todo",
        Glyph.Recuse => "ic-rec",
        Glyph.Info or Glyph.Clock or Glyph.Tick or Glyph.Cross or Glyph.Arrow or Glyph.File or Glyph.Lock
            or Glyph.Shield or Glyph.Hash or Glyph.Eye or Glyph.People or Glyph.Search or Glyph.Menu or Glyph.Filter or Glyph.Print => null,
    };
}
