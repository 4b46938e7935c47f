using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Otasuketai.Review.Web.Mail;

/// <summary>A letter as it was written to a file or received by a server.</summary>
public sealed record ReadLetter(string From, string To, string Subject, string Body, DateTimeOffset? Date, string MessageId);

/// <summary>Reads back the one form of message this product writes: RFC 2047 headers and a single base64 or quoted-printable text.</summary>
public static partial class EmlReader
{
    /// <summary>The letter inside a message's text.</summary>
    public static ReadLetter Read(string eml)
    {
        var parts = eml.ReplaceLineEndings("\n").Split("\n\n", 2);
        var headers = Headers(parts[0]);
        var date = DateTimeOffset.TryParse(headers.GetValueOrDefault("date"), CultureInfo.InvariantCulture, out var at) ? at : (DateTimeOffset?)null;
        return new(Decode(headers.GetValueOrDefault("from", "")), Decode(headers.GetValueOrDefault("to", "")), Decode(headers.GetValueOrDefault("subject", "")),
            Body(headers.GetValueOrDefault("content-transfer-encoding", ""), parts.Length > 1 ? parts[1] : ""), date, headers.GetValueOrDefault("message-id", ""));
    }

    /// <summary>The header lines by lower-case name, unfolded, still encoded.</summary>
    public static Dictionary<string, string> Headers(string head)
    {
        Dictionary<string, string> headers = [];
        foreach (var line in Folding().Replace(head, " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.TryAdd(line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            }
        }

        return headers;
    }

    private static string Decode(string header) =>
        EncodedWord().Replace(BetweenWords().Replace(header, "?=$1"), m => Encoding.UTF8.GetString(
            m.Groups[1].Value is "B" or "b" ? Convert.FromBase64String(m.Groups[2].Value) : Quoted(m.Groups[2].Value.Replace('_', ' '))));

    private static string Body(string encoding, string text) => encoding.ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(text)),
        "quoted-printable" => Encoding.UTF8.GetString(Quoted(text.Replace("=\n", "", StringComparison.Ordinal))),
        _ => text,
    };

    private static byte[] Quoted(string text)
    {
        List<byte> bytes = [];
        for (var i = 0; i < text.Length; i++)
        {
            var isCode = text[i] == '=' && i + 2 < text.Length;
            bytes.Add(isCode ? byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : (byte)text[i]);
            i += isCode ? 2 : 0;
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex(@"\?=\s+(=\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
