using System.Text;
using System.Text.RegularExpressions;

namespace Otasuketai.Review.Choosing;

/// <summary>
/// Reads free text of an entry with care: what the text denies (土日を除く, 旧版は対象外, 試用はありません) does not count as stated. A word counts within
/// its own clause; a doubtful one does not count, for a service is never made to look better than it may be.
/// </summary>
public static partial class StatedText
{
    /// <summary>True when the text states one of the words, in any width and case.</summary>
    public static bool Says(string text, params ReadOnlySpan<string> words)
    {
        var said = Said(text);
        foreach (var word in words)
        {
            if (said.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>True when the text says that there is no trial (なし, 試用はありません); 初期費用なし says nothing about one.</summary>
    public static bool DeniesTrial(string text) => Clauses(text.Normalize(NormalizationForm.FormKC)).Any(c => NoTrial().IsMatch(c.Trim()));

    /// <summary>The text without its denied parts.</summary>
    private static string Said(string text)
    {
        // a list in brackets is denied as a whole: （土日・祝日を除く）
        var open = Bracket().Replace(text.Normalize(NormalizationForm.FormKC), m => Excluding().IsMatch(m.Value) || Denial().IsMatch(m.Value) && !Absence().IsMatch(m.Value) ? "\n" : m.Value);
        var rest = Excluding().Replace(open, "\n");
        return string.Join('\n', Clauses(rest).Where(c => !Denial().IsMatch(c)));
    }

    private static string[] Clauses(string text) => ClauseEnd().Split(text);

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"[、。,;()/・\r\n]")]
    private static partial Regex ClauseEnd();

    /// <summary>What stands before 除く, as far back as the clause or a space; 取り除く and 駆除 exclude nothing.</summary>
    [GeneratedRegex(@"[^\s、。,;()/]*\s?(?<!取り|取)除[くきい]")]
    private static partial Regex Excluding();

    [GeneratedRegex("対象外|対応外|除外|ません(?<!かかりません)|不可(?!欠)|非対応|未対応|休み|休業|(?<!こ)なし|無し")]
    private static partial Regex Denial();

    [GeneratedRegex("なし|無し")]
    private static partial Regex Absence();

    [GeneratedRegex(@"\A(なし|無し|ありません|不可)|(試用|お試し|体験|トライアル)(利用|期間)?[はも]?(なし|無し|ありません|不可|できません)")]
    private static partial Regex NoTrial();
}
