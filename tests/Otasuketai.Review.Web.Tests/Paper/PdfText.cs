using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Otasuketai.Review.Web.Tests.Paper;

/// <summary>
/// The words a reader can take out of a PDF that Chromium made: text shown with the embedded fonts' own maps to Unicode. It reads what Skia writes
/// (no object streams, one-byte and two-byte codes), not every PDF.
/// </summary>
internal static partial class PdfText
{
    public static string Of(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        var objects = Object().Matches(raw).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var maps = objects.Where(o => o.Value.Contains("/Type /Font\n", StringComparison.Ordinal)).Select(o => (o.Key, Map: ToUnicode().Match(o.Value)))
            .Where(f => f.Map.Success).ToDictionary(f => f.Key, f => Map(Stream(objects[f.Map.Groups[1].Value])));
        var text = new StringBuilder();
        foreach (var content in objects.Values.Select(Stream).Where(s => s.Contains(" Tf", StringComparison.Ordinal)))
        {
            Show(content, maps, text);
        }

        return text.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static void Show(string content, Dictionary<string, (int Width, Dictionary<int, string> Codes)> maps, StringBuilder text)
    {
        var (width, codes) = (1, new Dictionary<int, string>());
        var instead = "";
        foreach (Match m in Token().Matches(content))
        {
            if (m.Groups["font"].Success)
            {
                (width, codes) = maps.GetValueOrDefault(m.Groups["font"].Value, (1, []));
            }
            else if (m.Groups["actual"].Success)
            {
                instead = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups["actual"].Value)).TrimStart('\uFEFF');
            }
            else if (instead.Length > 0)
            {
                text.Append(instead);
                instead = "";
            }
            else
            {
                var hex = m.Groups["hex"].Value;
                for (var at = 0; at + (2 * width) <= hex.Length; at += 2 * width)
                {
                    text.Append(codes.GetValueOrDefault(int.Parse(hex.AsSpan(at, 2 * width), NumberStyles.HexNumber, CultureInfo.InvariantCulture), "?"));
                }
            }
        }
    }

    private static (int Width, Dictionary<int, string> Codes) Map(string cmap)
    {
        var codes = new Dictionary<int, string>();
        foreach (Match range in Range().Matches(cmap))
        {
            foreach (Match line in Line().Matches(range.Groups[2].Value))
            {
                var (from, to) = (Hex(line.Groups[1].Value), Hex(range.Groups[1].Value == "range" ? line.Groups[2].Value : line.Groups[1].Value));
                var first = range.Groups[1].Value == "range" ? line.Groups[3].Value : line.Groups[2].Value;
                for (var code = from; code <= to; code++)
                {
                    codes[code] = first.Length == 4 ? ((char)(Hex(first) + code - from)).ToString() : Encoding.BigEndianUnicode.GetString(Convert.FromHexString(first));
                }
            }
        }

        return (Space().Match(cmap).Groups[1].Length / 2, codes);
    }

    private static int Hex(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Stream(string body)
    {
        var at = body.IndexOf("stream\n", StringComparison.Ordinal);
        if (at < 0 || !body[..at].Contains("/FlateDecode", StringComparison.Ordinal) || body[..at].Contains("/Image", StringComparison.Ordinal))
        {
            return "";
        }

        using var inflated = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(body[(at + 7)..])), CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\n(\d+) 0 obj\n(.*?)\nendobj", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"/ActualText <(?<actual>[0-9A-F]+)>|/F(?<font>\d+) [\d.]+ Tf|<(?<hex>[0-9A-F]+)> Tj")]
    private static partial Regex Token();

    [GeneratedRegex(@"beginbf(char|range)\n(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Range();

    [GeneratedRegex(@"<([0-9A-F]+)> <([0-9A-F]+)>(?: <([0-9A-F]+)>)?")]
    private static partial Regex Line();

    [GeneratedRegex("begincodespacerange\n<([0-9A-F]+)>")]
    private static partial Regex Space();
}
