using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>
/// The two links of a saved worksheet: 256 random bits to change it, and to read it a word derived from them one way, so that who edits can
/// always hand out the reading link and who reads cannot edit. Only hashes are kept.
/// </summary>
public sealed record SheetLink
{
    private const int Bytes = 32;

    private SheetLink(string edit) => Edit = edit;

    /// <summary>The word of the edit link.</summary>
    public string Edit { get; }

    /// <summary>The word of the reading link.</summary>
    public string Read => Word(SHA256.HashData(Encoding.ASCII.GetBytes("worksheet-read/" + Edit)));

    /// <summary>A new one.</summary>
    public static SheetLink New() => new(Word(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>One that has the form of such a word; null for anything else.</summary>
    public static SheetLink? Parse(string? edit) => edit is { Length: 43 } && Base64Url.IsValid(edit) ? new SheetLink(edit) : null;

    /// <summary>What a word is looked up by, whatever was sent.</summary>
    public static byte[] Hash(string word) => SHA256.HashData(Encoding.UTF8.GetBytes(word));

    private static string Word(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
