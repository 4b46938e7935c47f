using System.Collections.Frozen;
using System.Text;

namespace Otasuketai.Review.Web.Rooms.Monitors;

/// <summary>What is known of a vendor and its group: names, and the domains their people write from.</summary>
public sealed record VendorTraces(IReadOnlyList<string> Names, IReadOnlyList<string> Addresses);

/// <summary>Employees of the vendor and its group may not evaluate its service; told by company name and by mail domain.</summary>
public static class MonitorTies
{
    /// <summary>Domains shared by strangers say nothing about an employer.</summary>
    private static readonly FrozenSet<string> Shared = new[] { "gmail.com", "outlook.com", "outlook.jp", "hotmail.com", "icloud.com", "yahoo.co.jp", "yahoo.com" }.ToFrozenSet();

    private static readonly string[] LegalForms = ["株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "一般社団法人", "(株)", "(有)"];

    /// <summary>True when the company or the address belongs to the vendor or its group.</summary>
    public static bool IsTied(string company, string address, VendorTraces vendor) =>
        vendor.Names.Any(name => Plain(name) == Plain(company))
        || (Domain(address) is var own && !Shared.Contains(own) && vendor.Addresses.Any(known => Within(own, Domain(known))));

    private static bool Within(string own, string known) => !Shared.Contains(known) && (own == known || own.EndsWith("." + known, StringComparison.Ordinal) || known.EndsWith("." + own, StringComparison.Ordinal));

    private static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant();

    private static string Plain(string name)
    {
        var plain = LegalForms.Aggregate(name.Normalize(NormalizationForm.FormKC), (text, form) => text.Replace(form, "", StringComparison.Ordinal));
        return string.Concat(plain.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
    }
}
