using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Otasuketai.Review.Web.Look;

/// <summary><c>&lt;otr-icon glyph="Ok" /&gt;</c>: decoration unless it has a <see cref="Label"/>.</summary>
[HtmlTargetElement("otr-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Which drawing.</summary>
    public Glyph Glyph { get; set; }

    /// <summary>Side in CSS pixels.</summary>
    public int Size { get; set; } = 20;

    /// <summary>Read aloud; without it the icon is silent.</summary>
    public string? Label { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Glyph.ColourClass() is { } colour && !output.Attributes.ContainsName("class"))
        {
            output.Attributes.SetAttribute("class", colour);
        }

        output.Attributes.SetAttribute("width", Size);
        output.Attributes.SetAttribute("height", Size);
        output.Attributes.SetAttribute("viewBox", "0 0 20 20");
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        output.Content.SetHtmlContent(Glyph.Drawing());
    }
}

/// <summary><c>&lt;otr-tag tone="Ok"&gt;掲載中&lt;/otr-tag&gt;</c>: a state label.</summary>
[HtmlTargetElement("otr-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>The colour.</summary>
    public Tone Tone { get; set; }

    /// <summary>A size smaller.</summary>
    public bool Small { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Tones.TagClass(Tone) + (Small ? " tag--sm" : ""));
    }
}

/// <summary><c>&lt;otr-note tone="Warn" heading="…"&gt;…&lt;/otr-note&gt;</c>: a notice that stays where it is.</summary>
[HtmlTargetElement("otr-note")]
public sealed class NoteTagHelper : TagHelper
{
    /// <summary>Key informs, Warn warns, Ng is a problem, Ok a success, Recuse a recusal.</summary>
    public Tone Tone { get; set; }

    /// <summary>The notice in one line, in bold.</summary>
    public string? Heading { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Tones.NoteClass(Tone));
        output.PreContent.SetHtmlContent(
            $"""<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">{Tones.NoteGlyph(Tone).Drawing()}</svg><div>""");
        if (Heading is not null)
        {
            output.PreContent.AppendHtml("<b>").Append(Heading).AppendHtml("</b><br>");
        }

        output.PostContent.SetHtmlContent("</div>");
    }
}

/// <summary>The classes and pictures of each tone.</summary>
internal static class Tones
{
    public static string TagClass(Tone tone) => tone switch
    {
        Tone.Plain => "tag",
        Tone.Line => "tag tag--line",
        Tone.Key => "tag tag--key",
        Tone.Ok => "tag tag--ok",
        Tone.Warn => "tag tag--warn",
        Tone.Ng => "tag tag--ng",
        Tone.Recuse => "tag tag--recuse",
    };

    public static string NoteClass(Tone tone) => tone switch
    {
        Tone.Plain or Tone.Line => "note",
        Tone.Key => "note note--info",
        Tone.Ok => "note note--ok",
        Tone.Warn => "note note--warn",
        Tone.Ng => "note note--ng",
        Tone.Recuse => "note note--recuse",
    };

    public static Glyph NoteGlyph(Tone tone) => tone switch
    {
        Tone.Plain or Tone.Line or Tone.Key => Glyph.Info,
        Tone.Ok => Glyph.Ok,
        Tone.Warn => Glyph.Warn,
        Tone.Ng => Glyph.Ng,
        Tone.Recuse => Glyph.Recuse,
    };
}
