using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>The looks of a cell; the number of each is its place in the style sheet.</summary>
internal enum WorkbookStyle : uint
{
    /// <summary>Words without a frame.</summary>
    Plain,

    /// <summary>The heading of a page.</summary>
    Title,

    /// <summary>The heading of a column.</summary>
    Heading,

    /// <summary>Framed words.</summary>
    Text,

    /// <summary>A framed number.</summary>
    Number,

    /// <summary>A cell to change.</summary>
    Input,

    /// <summary>A sum that counts.</summary>
    Total,

    /// <summary>A share.</summary>
    Percent,

    /// <summary>A criterion this type is not asked.</summary>
    NotAsked,

    /// <summary>Sentences that run over several lines.</summary>
    Words,
}

/// <summary>The style sheet of a workbook. Every text is marked as one that was typed as text, so that it stays one when it is edited.</summary>
internal static class WorkbookStyles
{
    private const uint Percent = 164;

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = Percent, FormatCode = "0.0%" }) { Count = 1 },
        new Fonts(Font(11, false), Font(14, true), Font(11, true)) { Count = 3 },
        new Fills(Fill(PatternValues.None, null), Fill(PatternValues.Gray125, null), Fill(PatternValues.Solid, "FFDCF0FF"), Fill(PatternValues.Solid, "FFFFF9DB"), Fill(PatternValues.Solid, "FFEEEEEE")) { Count = 5 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Framed()) { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(Enum.GetValues<WorkbookStyle>().Select(Format)) { Count = (uint)Enum.GetValues<WorkbookStyle>().Length });

    private static CellFormat Format(WorkbookStyle style) => style switch
    {
        WorkbookStyle.Plain => Of(0, 0, 0, isText: true),
        WorkbookStyle.Title => Of(1, 0, 0, isText: true),
        WorkbookStyle.Heading => Of(2, 2, 1, isText: true, wrap: true),
        WorkbookStyle.Text => Of(0, 0, 1, isText: true, wrap: true),
        WorkbookStyle.Number => Of(0, 0, 1),
        WorkbookStyle.Input => Of(0, 3, 1),
        WorkbookStyle.Total => Of(2, 0, 1),
        WorkbookStyle.Percent => Of(0, 0, 1, number: Percent),
        WorkbookStyle.NotAsked => Of(0, 4, 1, isText: true),
        WorkbookStyle.Words => Of(0, 0, 0, isText: true, wrap: true),
    };

    private static CellFormat Of(uint font, uint fill, uint border, bool isText = false, bool wrap = false, uint number = 0)
    {
        var format = new CellFormat { NumberFormatId = number, FontId = font, FillId = fill, BorderId = border, FormatId = 0, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = number != 0 };
        if (isText)
        {
            format.QuotePrefix = true;
        }
        if (wrap)
        {
            format.ApplyAlignment = true;
            format.Append(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top });
        }
        return format;
    }

    private static Font Font(double size, bool isBold) => isBold ? new Font(new Bold(), new FontSize { Val = size }, new FontName { Val = "Yu Gothic" }) : new Font(new FontSize { Val = size }, new FontName { Val = "Yu Gothic" });

    private static Fill Fill(PatternValues pattern, string? colour) => new(colour is null
        ? new PatternFill { PatternType = pattern }
        : new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = pattern });

    private static Border Framed()
    {
        Color Grey() => new() { Rgb = "FFB4BEC8" };
        return new Border(
            new LeftBorder(Grey()) { Style = BorderStyleValues.Thin }, new RightBorder(Grey()) { Style = BorderStyleValues.Thin },
            new TopBorder(Grey()) { Style = BorderStyleValues.Thin }, new BottomBorder(Grey()) { Style = BorderStyleValues.Thin }, new DiagonalBorder());
    }
}
