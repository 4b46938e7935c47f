using System.Text;

namespace Otasuketai.Review.Lifecycle;

/// <summary>The law as plain text, to be read aloud: approved as a file and printed in the README.</summary>
public static class LawText
{
    /// <summary>All machines, one line per row: From → Act → To, by whom, with what.</summary>
    public static string Print()
    {
        var text = new StringBuilder();
        foreach (var machine in Enum.GetValues<Machine>())
        {
            text.Append("## ").Append(machine).Append('\n');
            foreach (var row in Law.Rows.Where(r => r.Machine == machine))
            {
                text.Append(Line(row)).Append('\n');
            }

            text.Append("ends: ").Append(string.Join(", ", Law.StagesOf(machine).Where(s => Law.IsEnd(machine, s)))).Append("\n\n");
        }

        return text.ToString();
    }

    private static string Line(LawRow row) =>
        $"{row.From,-18} {row.Act,-24} → {(row.Stays ? "(stays)" : row.To.ToString()),-18} by {string.Join(" or ", row.By)}{Extra(row)}";

    private static string Extra(LawRow row)
    {
        var needs = row.Needs == Needs.Nothing ? string.Empty : $"; needs {row.Needs.ToString().Replace("SecondPerson", "a second person", StringComparison.Ordinal).ToLowerInvariant()}";
        return needs + (row.Free ? "; free" : string.Empty);
    }
}
