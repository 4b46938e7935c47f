using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Npgsql;
using Otasuketai.Review.Web.OpenData;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>オープンデータ: what can be fetched, under which terms, and what every column means.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class DataModel(NpgsqlDataSource source, DataTables tables, DataLicence licence, Lang lang) : PageModel
{
    /// <summary>The tables.</summary>
    public ImmutableArray<DataTable> Tables => tables.All;

    /// <summary>Under which terms.</summary>
    public DataLicence Licence => licence;

    /// <summary>Today in Japan.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>When the register last changed; null for an empty one.</summary>
    public DateTimeOffset? Changed { get; private set; }

    /// <summary>Asks of when the tables are.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var moment = await DataSource.Open(source, ct);
        (Today, Changed) = (moment.Today, moment.Changed);
    }

    /// <summary>The type of a column in words.</summary>
    public string TypeOf(DataColumn column)
    {
        var type = column.Type switch
        {
            DataType.Text => lang.Pick("文字", "text"),
            DataType.Whole => lang.Pick("整数", "whole number"),
            DataType.Flag => "true / false",
            DataType.Day => lang.Pick("日付", "date"),
            DataType.Instant => lang.Pick("時刻（UTC）", "time (UTC)"),
        };
        type = column.Several ? type + lang.Pick("・空白区切り", ", separated by spaces") : type;
        return column.MayBeOpen ? type + lang.Pick("・空あり", ", may be open") : type;
    }
}
