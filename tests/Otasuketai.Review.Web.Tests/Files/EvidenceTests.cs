using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Files;
using Otasuketai.Review.Web.Tests.Vendor;

namespace Otasuketai.Review.Web.Tests.Files;

public sealed partial class EvidenceTests(VendorSite site) : IClassFixture<VendorSite>
{
    private static byte[] Pdf => Encoding.UTF8.GetBytes(VendorSite.Pdf);

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "絵.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() },
        { "頁.html", "<p>"u8.ToArray() },
        { "偽.pdf", "MZ\u0090not a pdf"u8.ToArray() },
        { "偽.png", Encoding.UTF8.GetBytes(VendorSite.Pdf) },
        { "偽.xlsx", Encoding.UTF8.GetBytes(VendorSite.Pdf) },
        { "隠し.txt", "  <html><script>alert(1)</script>"u8.ToArray() },
        { "二進.csv", [0x61, 0x00, 0x62] },
        { "空.txt", [] },
        { "普通.xlsx", Zip("readme.txt") },
        { "マクロ.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin") },
        { "外へ.docx", Zip("[Content_Types].xml", "word/document.xml", "../../etc/passwd") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Upload_OfAnotherKind_IsRefusedByNameAndTheAnswerIsKept(string name, byte[] content)
    {
        var application = await site.Start();
        using var answer = await site.Answer(application, "1.1", (name, "application/octet-stream", content));

        var page = await VendorSite.Text(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"「{name}」", page);
        Assert.Contains("value=\"30\"", await (await site.Vendor()).Read($"{application}/items/1.1"));
        Assert.Empty(await Files(application));
    }

    [Theory]
    [InlineData("説明.docx", "word/document.xml")]
    [InlineData("料金.xlsx", "xl/workbook.xml")]
    public async Task Upload_OfficeFile_IsTaken(string name, string mainPart)
    {
        var application = await site.Start();
        using var answer = await site.Answer(application, "1.1", (name, "application/octet-stream", Zip("[Content_Types].xml", mainPart)));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal([name], await Files(application));
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefusedAndTheOtherFileStays()
    {
        var application = await site.Start();
        var large = new byte[EvidenceStore.LargestFile + 1];
        Pdf.CopyTo(large, 0);
        using var answer = await site.Answer(application, "1.1", ("大きい.pdf", "application/pdf", large), ("料金表.pdf", "application/pdf", Pdf));

        Assert.Contains("「大きい.pdf」は20MBを超えています", await VendorSite.Text(answer));
        Assert.Equal(["料金表.pdf"], await Files(application));
    }

    [Fact]
    public async Task Upload_WithATravellingName_StaysInTheStore()
    {
        var application = await site.Start();
        using var answer = await site.Answer(application, "1.1", ("../../../../tmp/evil.pdf", "application/pdf", Pdf), ("C:\\temp\\料金.pdf", "application/pdf", [.. Pdf, 0x0A]));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(["evil.pdf", "料金.pdf"], await Files(application));
        Assert.All(Directory.EnumerateFiles(site.Evidence, "*", SearchOption.AllDirectories), f => Assert.Matches("/received/[0-9a-f]{2}/[0-9a-f]{64}$", f));
    }

    [Fact]
    public async Task Upload_SameFileTwice_IsOneFile()
    {
        var application = await site.Start();
        using var first = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", Pdf));
        using var second = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", Pdf));

        Assert.Single(await Files(application));
    }

    [Fact]
    public async Task Reuse_OfASentFile_CountsForTheOtherItemToo()
    {
        var application = await site.Start();
        using var sent = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", Pdf));
        var vendor = await site.Vendor();
        var other = await vendor.Read($"{application}/items/3.2");
        using var again = await VendorSite.Send(vendor, $"{application}/items/3.2", [.. VendorSite.Yes, ("reuse", ReuseBox().Match(other).Groups[1].Value)]);

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(["料金表.pdf", "料金表.pdf"], await Files(application));
    }

    [Fact]
    public async Task Remove_BeforeSubmission_TakesTheFileBackAndKeepsWhatWasTyped()
    {
        var application = await site.Start();
        using var sent = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", Pdf));
        var vendor = await site.Vendor();
        using var answer = await VendorSite.Send(vendor, $"{application}/items/1.1", [("can", "yes"), ("note", "まだ保存していない"), ("remove", (await FileIn(application)).ToString())]);

        Assert.Contains("まだ保存していない", await VendorSite.Text(answer));
        Assert.Empty(await Files(application));
    }

    [Fact]
    public async Task Remove_AfterSubmission_ChangesNothing()
    {
        var application = await site.Start();
        await site.Fill(application);
        using var sent = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", Pdf));
        var vendor = await site.Vendor();
        var form = VendorSite.Hidden(await vendor.Read($"{application}/items/1.1"));
        using var handedIn = await VendorSite.Send(vendor, $"{application}/check", [("checked", "true")]);
        using var late = await VendorSite.Post(vendor, $"{application}/items/1.1", [.. form, ("remove", (await FileIn(application)).ToString())]);
        using var more = await VendorSite.Post(vendor, $"{application}/items/1.1", [.. form, .. VendorSite.Yes], ("遅い.pdf", "application/pdf", [.. Pdf, 0x20]));

        Assert.Equal(["料金表.pdf"], await Files(application));
        Assert.Contains("いまは資料を送れない段階です", await VendorSite.Text(more));
    }

    [Fact]
    public async Task Download_ByTheVendor_IsAnAttachmentThatRunsNowhere()
    {
        var application = await site.Start();
        using var sent = await site.Answer(application, "1.1", ("料金表 2026.pdf", "text/html", Pdf));
        var id = await FileIn(application);
        using var answer = await (await site.Vendor()).Get($"/files/{id}");

        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("attachment;", answer.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Contains("filename*=UTF-8''%E6%96%99%E9%87%91%E8%A1%A8%202026.pdf", answer.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(1L, await Ask<long>($"SELECT count(*) FROM review.journal WHERE kind = 'file-downloaded' AND facts ->> 'file' = '{id}' AND actor_id = '{Cast.Vendor.Id}'"));
    }

    [Fact]
    public async Task Download_OfADraft_IsTheVendorsAlone()
    {
        var application = await site.Start();
        using var sent = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", Pdf));
        var id = await FileIn(application);
        foreach (var member in Cast.WithAccount.Where(m => m != Cast.Vendor))
        {
            using var answer = await (await site.App.BrowserOf(member)).Get($"/files/{id}");
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{member}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Download_AfterSubmission_IsForVendorAndOperatorOnly()
    {
        var application = await site.Start();
        await site.Fill(application);
        using var sent = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", Pdf));
        using var handedIn = await VendorSite.Send(await site.Vendor(), $"{application}/check", [("checked", "true")]);
        var id = await FileIn(application);
        CastMember[] readers = [Cast.Vendor, Cast.Intake, Cast.Checker, Cast.Approver, Cast.SecondApprover, Cast.Secretariat, Cast.Auditor];
        foreach (var member in Cast.WithAccount)
        {
            using var answer = await (await site.App.BrowserOf(member)).Get($"/files/{id}");
            Assert.True(answer.StatusCode == (readers.Contains(member) ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{member}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Store_WhenReceived_HoldsExactlyTheBytes()
    {
        var application = await site.Start();
        byte[] content = [.. Pdf, .. Encoding.UTF8.GetBytes(application)];
        using var sent = await site.Answer(application, "1.1", ("証拠.pdf", "application/pdf", content));

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.Equal(hash, await Ask<string>($"SELECT sha256 FROM review.evidence_file WHERE dossier_id = '{IdIn(application)}'"));
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(site.Evidence, "received", hash[..2], hash), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Evidence, "quarantine")));
    }

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }

    private static Guid IdIn(string application) => Guid.Parse(application.Split('/')[^1]);

    private Task<Guid> FileIn(string application) => Ask<Guid>($"SELECT id FROM review.evidence_file WHERE dossier_id = '{IdIn(application)}' AND removed_at IS NULL");

    private async Task<string[]> Files(string application) =>
        await Ask<string[]>($"SELECT coalesce(array_agg(name ORDER BY id), '{{}}') FROM review.evidence_file WHERE dossier_id = '{IdIn(application)}' AND removed_at IS NULL");

    private async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(site.App.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    [GeneratedRegex("name=\"reuse\" value=\"([^\"]+)\"")]
    private static partial Regex ReuseBox();
}
