namespace Otasuketai.Review.Web.Paper;

/// <summary>How a printing ended.</summary>
public enum PdfOutcome
{
    /// <summary>There is a file.</summary>
    Printed,

    /// <summary>This machine has nothing to print with.</summary>
    NotInstalled,

    /// <summary>Too many are printing or waiting; ask again.</summary>
    Busy,

    /// <summary>It took too long, or the printer broke; the log says which.</summary>
    Failed,
}

/// <summary>The file, empty unless it was printed.</summary>
public sealed record PdfPrint(PdfOutcome Outcome, byte[] Bytes);

/// <summary>Turns a page into a PDF file.</summary>
public interface IPdf
{
    /// <summary>False where pages can only be printed by the reader's own browser.</summary>
    bool IsInstalled { get; }

    /// <summary>Prints a whole document that needs nothing from anywhere: styles within, no scripts, no pictures from elsewhere.</summary>
    Task<PdfPrint> Print(string html, CancellationToken ct);
}
