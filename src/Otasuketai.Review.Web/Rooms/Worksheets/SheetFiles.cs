using System.Text;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>A worksheet as a file, and a file as candidates.</summary>
public static class SheetFiles
{
    /// <summary>Largest file that is read.</summary>
    public const int MostBytes = 64 * 1024;

    private const int JapaneseWindows = 932;

    /// <summary>The file a <c>?format=</c> asks for; null: none, or paper, which is made of the page itself.</summary>
    public static FileContentResult? Of(string? format, Lang l, Sheet sheet, KeptSheet? kept, IEnumerable<string> said) => format switch
    {
        "xlsx" => new FileContentResult(SheetWorkbook.Write(l, sheet, kept, said), SheetWorkbook.MediaType) { FileDownloadName = "worksheet.xlsx" },
        "csv" => new FileContentResult([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv(sheet))], "text/csv; charset=utf-8") { FileDownloadName = "worksheet.csv" },
        _ => null,
    };

    /// <summary>Reads candidates and weights from a file in the programme's format; spreadsheets in Japan write UTF-8 or Shift_JIS.</summary>
    /// <param name="state">Null when there are problems.</param>
    public static IEnumerable<Bilingual> Read(ScoringScheme scheme, byte[] file, out SheetState? state)
    {
        state = null;
        if (Text(file) is not { } text)
        {
            return [new("文字として読めません。UTF-8かShift_JISのCSVを選んでください。", "This cannot be read as text. Choose a CSV file in UTF-8 or Shift_JIS.")];
        }
        var reading = WorksheetCsv.Read(scheme, text);
        if (reading.Input is not { } input)
        {
            return reading.Problems.Select(p => new Bilingual($"{p.Line}行目：{p.Words.Ja}", $"Line {p.Line}: {p.Words.En}"));
        }
        if (input.Candidates.Length > SheetState.MostCandidates)
        {
            return [new($"候補は{SheetState.MostCandidates}件までです（このファイルは{input.Candidates.Length}件）。", $"There are at most {SheetState.MostCandidates} candidates; this file has {input.Candidates.Length}.")];
        }
        if (input.Candidates.Select(c => SheetStateReader.NameProblem(c.Name)).FirstOrDefault(p => p is not null) is { } name)
        {
            return [name];
        }
        var found = Worksheet.Compute(scheme, input).Problems;
        if (!found.IsEmpty)
        {
            return found.Select(p => new Bilingual($"{p.Words.Ja}（{p.Where}）", $"{p.Words.En} ({p.Where})"));
        }
        var read = SheetState.Empty with { Given = Applying(scheme, input), Weights = [.. input.Weights.Where(w => w.Value != 1)] };
        if (read.Query(scheme).Length > SheetState.LongestAddress)
        {
            return [new("候補の名前が長すぎて、全部は扱えません。名前を短くするか、候補を減らしてください。", "The names are too long together. Shorten them, or take fewer candidates.")];
        }
        state = read;
        return [];
    }

    /// <summary>Points for criteria of another type are let pass when they are 0, and mean nothing.</summary>
    private static System.Collections.Immutable.ImmutableArray<Candidate> Applying(ScoringScheme scheme, WorksheetInput input) =>
        [.. input.Candidates.Select(c => c with { Points = c.Points.RemoveRange(c.Points.Keys.Where(id => !scheme.Find(id)!.AppliesTo(c.Type))) })];

    private static string Csv(Sheet sheet) => WorksheetCsv.Write(sheet.Scheme, new WorksheetInput(
        sheet.Result.Weights, [.. sheet.Candidates.Select(c => c.Plain() with { Name = c.Entry is { } entry ? $"{entry.Number} {c.Name}" : c.Name })]));

    private static string? Text(byte[] file)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false, throwOnInvalidBytes: true), CodePagesEncodingProvider.Instance.GetEncoding(JapaneseWindows, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!])
        {
            try
            {
                return encoding.GetString(file);
            }
            catch (DecoderFallbackException)
            {
                // the next one
            }
        }
        return null;
    }
}
