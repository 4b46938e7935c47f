using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.People;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>事業者情報: name, corporate number, address and contact of the own organisation.</summary>
public sealed class OrganisationModel(VendorCases cases, NpgsqlDataSource source, Lang lang) : PageModel
{
    private const int Longest = 200;

    /// <summary>As registered.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>法人番号 as typed.</summary>
    [BindProperty]
    public string Number { get; set; } = "";

    /// <summary>Registered office.</summary>
    [BindProperty]
    public string Address { get; set; } = "";

    /// <summary>Department and telephone.</summary>
    [BindProperty]
    public string Contact { get; set; } = "";

    /// <summary>What stands in the register now.</summary>
    public (string Name, string Number) Kept { get; private set; }

    /// <summary>True once a case was handed in: name and number then change by a change notice only.</summary>
    public bool IsFixed { get; private set; }

    /// <summary>Shows what is known.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Load(ct) is not { } own)
        {
            return NotFound();
        }

        (Name, Number, Address, Contact) = own.Row;
        return Page();
    }

    /// <summary>Saves it, or says beside each field what to mend.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Load(ct) is not { } own)
        {
            return NotFound();
        }

        var name = IsFixed && Kept.Name.Length > 0 ? Kept.Name : Check(nameof(Name), InputText.Line(Name), lang.Pick("名称", "Name"), required: true);
        var number = IsFixed && Kept.Number.Length > 0 ? Kept.Number : CheckNumber();
        var address = Check(nameof(Address), InputText.Line(Address), lang.Pick("所在地", "Address"), required: true);
        var contact = Check(nameof(Contact), InputText.Line(Contact), lang.Pick("連絡先", "Contact"), required: false);
        if (!ModelState.IsValid || !await Write(own.Org, (name, number, address, contact), ct))
        {
            return Page();
        }

        TempData["Done"] = lang.Pick("事業者情報を保存しました", "Saved");
        return LocalRedirect(lang.Url("/vendor"));
    }

    private string Check(string field, string text, string label, bool required)
    {
        if (required && text.Length == 0)
        {
            ModelState.AddModelError(field, lang.Pick($"{label}を入力してください", $"{label}: please fill in"));
        }
        else if (text.Length > Longest)
        {
            ModelState.AddModelError(field, lang.Pick(
                $"{label}は{Longest}文字までです（いま{text.Length}文字）", $"{label}: at most {Longest} characters (now {text.Length})"));
        }

        return text;
    }

    private string CheckNumber()
    {
        var reading = CorporateNumber.Parse(Number);
        if (reading.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(Number), lang.Pick(CorporateNumber.Words(problem)));
            return "";
        }

        return reading.Value.Digits;
    }

    private async Task<(OrgId Org, (string, string, string, string) Row)?> Load(CancellationToken ct)
    {
        if (await cases.All(ct) is not ({ Organisation: { } org }, var all))
        {
            return null;
        }

        IsFixed = all.Any(c => c.Dossier.Entry is not null || c.Dossier.Past.Any(p => p.Act == Act.Submit));
        await using var command = source.CreateCommand("SELECT name, coalesce(corporate_number, ''), address, contact FROM review.organisation WHERE id = $1");
        command.Parameters.Add(new() { Value = org.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var row = (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3));
        Kept = (row.Item1, row.Item2);
        return (org, row);
    }

    private async Task<bool> Write(OrgId org, (string Name, string Number, string Address, string Contact) row, CancellationToken ct)
    {
        try
        {
            await using var command = source.CreateCommand("UPDATE review.organisation SET name = $2, corporate_number = $3, address = $4, contact = $5 WHERE id = $1");
            command.Parameters.Add(new() { Value = org.Value });
            command.Parameters.Add(new() { Value = row.Name });
            command.Parameters.Add(new() { Value = row.Number });
            command.Parameters.Add(new() { Value = row.Address });
            command.Parameters.Add(new() { Value = row.Contact });
            await command.ExecuteNonQueryAsync(ct);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            ModelState.AddModelError(nameof(Number), lang.Pick(
                "この法人番号はすでに使われています。番号を確かめてください。正しいときは、社内の別の担当者が登録していないか、運営者にお問い合わせください",
                "This corporate number is in use. Check it; if it is right, a colleague may have registered already: please ask the operator"));
            return false;
        }
    }
}
