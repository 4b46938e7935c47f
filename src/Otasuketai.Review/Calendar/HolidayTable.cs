using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Calendar;

/// <summary>The reader of <c>holidays-jp.csv</c>; knows nothing about counting.</summary>
internal static class HolidayTable
{
    private static readonly ImmutableArray<string> Heading = ["date", "name", "status"];

    internal static (Dictionary<DateOnly, Holiday> Table, ImmutableArray<LineProblem<CalendarProblem>> Problems) Read(string csvText)
    {
        var table = new Dictionary<DateOnly, Holiday>();
        var problems = ImmutableArray.CreateBuilder<LineProblem<CalendarProblem>>();
        var rows = Csv.Read(csvText, out var openQuoteLine);
        if (openQuoteLine is { } line)
        {
            problems.Add(Problem(line, CalendarProblem.OpenQuote, ""));
        }
        if (rows.Length == 0 || !rows[0].Fields.SequenceEqual(Heading))
        {
            problems.Add(Problem(1, CalendarProblem.WrongHeading, string.Join(',', Heading)));
        }
        foreach (var row in rows.Skip(1))
        {
            if (Take(row, table) is { } problem)
            {
                problems.Add(problem);
            }
        }
        if (table.Count == 0)
        {
            problems.Add(Problem(1, CalendarProblem.NoHolidays, ""));
        }
        return (table, problems.ToImmutable());
    }

    private static LineProblem<CalendarProblem>? Take(CsvRow row, Dictionary<DateOnly, Holiday> table)
    {
        if (row.Fields.Length != Heading.Length || row.Fields[1].Trim().Length == 0)
        {
            return Problem(row.Line, CalendarProblem.WrongColumns, string.Join(',', row.Fields));
        }
        if (!DateOnly.TryParseExact(row.Fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Problem(row.Line, CalendarProblem.NotADate, row.Fields[0]);
        }
        if (row.Fields[2] is not ("announced" or "provisional"))
        {
            return Problem(row.Line, CalendarProblem.UnknownStatus, row.Fields[2]);
        }
        return table.TryAdd(day, new Holiday(row.Fields[1].Trim(), row.Fields[2] == "announced"))
            ? null
            : Problem(row.Line, CalendarProblem.DuplicateDay, row.Fields[0]);
    }

    private static LineProblem<CalendarProblem> Problem(int line, CalendarProblem kind, string detail) => new(line, kind, kind switch
    {
        CalendarProblem.NoHolidays => new("祝日が一つもありません。", "The table holds no holiday."),
        CalendarProblem.WrongHeading => new($"見出しは {detail} でなければなりません。", $"The heading must be {detail}."),
        CalendarProblem.WrongColumns => new($"列の数が違うか、名称がありません：{detail}", $"Wrong number of columns or no name: {detail}"),
        CalendarProblem.NotADate => new($"日付ではありません：{detail}", $"Not a date: {detail}"),
        CalendarProblem.DuplicateDay => new($"同じ日が二度あります：{detail}", $"The same day stands twice: {detail}"),
        CalendarProblem.UnknownStatus => new($"状態は announced か provisional です：{detail}", $"The status is announced or provisional: {detail}"),
        CalendarProblem.OpenQuote => new("引用符が閉じていません。", "A quotation mark never closes."),
    });
}
