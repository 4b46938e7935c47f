using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>What the two pages on which a worksheet is worked on have in common: the address is the sheet, only keeping and reading a file are posted.</summary>
[RequestSizeLimit(MostPosted)]
public abstract class SheetPage(SheetDesk desk, WorksheetStore store, WorksheetLimits limits, Lang lang) : PageModel
{
    /// <summary>Most characters of the comment.</summary>
    public const int MostComment = 1000;

    /// <summary>Most characters of the reason.</summary>
    public const int MostReason = 500;

    private const int MostPosted = 256 * 1024;
    private const int MostFound = 8;
    private const string Cleared = "cleared";

    /// <summary>The scheme the sheet is reckoned by.</summary>
    public ScoringScheme Scheme { get; private set; } = null!;

    /// <summary>The catalogue of this moment.</summary>
    public CatalogueIndex Index { get; private set; } = null!;

    /// <summary>What is chosen and weighed.</summary>
    public SheetState State { get; private set; } = SheetState.Empty;

    /// <summary>What could not be taken from the address.</summary>
    public ImmutableArray<Bilingual> Problems { get; private set; } = [];

    /// <summary>The sheet; null while nothing is chosen.</summary>
    public Sheet? Sheet { get; private set; }

    /// <summary>Words of the search for another candidate.</summary>
    public string Find { get; private set; } = "";

    /// <summary>What the search found.</summary>
    public ImmutableArray<CatalogueEntry> Found { get; private set; } = [];

    /// <summary>How many it found.</summary>
    public int FoundNumber { get; private set; }

    /// <summary>The kept worksheet this page goes on with; null on a new one.</summary>
    public KeptVersion? Kept { get; protected set; }

    /// <summary>The link of <see cref="Kept"/>, or the one a new worksheet will get: made with the page, so that pressing twice keeps once.</summary>
    public SheetLink Link { get; protected set; } = SheetLink.New();

    /// <summary>This page, without language.</summary>
    public abstract string Path { get; }

    /// <summary>The adviser's comment.</summary>
    [BindProperty]
    public string Comment { get; set; } = "";

    /// <summary>open, none, or c: and the key of the chosen candidate.</summary>
    [BindProperty]
    public string Outcome { get; set; } = "open";

    /// <summary>Why.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>The scheme, the desk and what this page keeps to.</summary>
    protected SheetDesk Desk => desk;

    /// <summary>The store.</summary>
    protected WorksheetStore Store => store;

    /// <summary>Limits for one address.</summary>
    protected WorksheetLimits Limits => limits;

    /// <summary>The reader's language.</summary>
    protected Lang Lang => lang;

    /// <summary>Where all listed services stand.</summary>
    public ImmutableArray<Distribution> Distributions => desk.Distributions(Scheme, Index);

    /// <summary>The sentences under which a file or the page of a link is read.</summary>
    public IEnumerable<string> Said => Sheet is null ? [] : [lang.Conclusion(Sheet), .. lang.Beneath(Sheet), lang.Pick(Sheet.Result.HowRanked)];

    /// <summary>What a form of this page carries along: the state.</summary>
    public IEnumerable<(string Name, string Value)> Parts => IsCleared(State) ? [.. State.Parts(Scheme), (Cleared, "yes")] : State.Parts(Scheme);

    /// <summary>The address of a state on this page, in the reader's language.</summary>
    public string Address(SheetState state, string also = "") => lang.Url(Path + Joined(state.Query(Scheme), IsCleared(state) ? Cleared + "=yes" : "", also));

    /// <summary>Points of an entry as the register has them.</summary>
    public AssessedPoints? Base(SheetCandidate candidate, string criterion) =>
        candidate.Entry is { Number: var number } && Index.Find(number) is { } entry ? desk.Base(Scheme, entry).GetValueOrDefault(criterion) : null;

    /// <summary>Shows the sheet of the address; empty and usual values of a form are tidied away first.</summary>
    protected async Task<IActionResult> Show(CancellationToken ct)
    {
        await Read(Request.Query, ct);
        if (Problems.IsEmpty && IsUntidy())
        {
            return LocalRedirect(Address(State, string.Join('&', new[] { ("find", Find), ("format", Request.Query["format"].ToString()) }.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"))));
        }

        // what was decided was decided about the kept sheet: a file of an edited one says nothing of it
        var decided = Sheet is not null && Kept is { Sheet: var last } && WorksheetStore.IsSame(last.Content, Sheet.Content) ? last : null;
        if (Sheet is not null && SheetFiles.Of(Request.Query["format"], lang, Sheet, decided, Said) is { } file)
        {
            return file;
        }
        return Page();
    }

    /// <summary>Reads state and search.</summary>
    protected async Task Read(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> sent, CancellationToken ct)
    {
        (Scheme, Index) = (await desk.Scheme(ct), await desk.Index(ct));
        var asked = sent.ToList();
        var reading = SheetStateReader.Read(Scheme, Index, asked);
        if (reading.State.IsEmpty && Kept is { } kept && reading.Problems.IsEmpty && !asked.Exists(s => s.Key == Cleared))
        {
            reading = SheetStateReader.Read(Scheme, Index, kept.Sheet.Content);
        }
        (State, Problems) = (reading.State, reading.Problems);
        Sheet = desk.Of(Scheme, Index, State);
        Search(InputText.Line(Request.Query["find"]));
    }

    /// <summary>Adds the candidates of a file to the sheet.</summary>
    protected async Task<IActionResult> Import(CancellationToken ct)
    {
        if (!limits.AllowKeeping(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        await Read(Request.Form, ct);
        if (Request.Form.Files["File"] is not { Length: > 0 } file)
        {
            return Wrong("File", new("CSVのファイルを選んでください。", "Choose a CSV file."));
        }
        if (file.Length > SheetFiles.MostBytes)
        {
            return Wrong("File", new($"ファイルは{SheetFiles.MostBytes / 1024}KBまでです。", $"A file may have up to {SheetFiles.MostBytes / 1024} KB."));
        }
        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, ct);
        }
        var problems = SheetFiles.Read(Scheme, bytes, out var read).Take(10).ToList();
        if (read is null)
        {
            problems.ForEach(p => ModelState.AddModelError("File", lang.Pick(p)));
            return Page();
        }
        var state = State with { Given = read.Given, Weights = read.Weights };
        return state.Entries.Length + state.Given.Length > SheetState.MostCandidates || state.Query(Scheme).Length > SheetState.LongestAddress
            ? Wrong("File", new($"候補は合わせて{SheetState.MostCandidates}件までです。先に候補を外してください。", $"There are at most {SheetState.MostCandidates} candidates together; take some off first."))
            : LocalRedirect(Address(state));
    }

    /// <summary>What is posted to be kept; null: the page is shown again with what is wrong.</summary>
    protected async Task<KeptSheet?> Posted(CancellationToken ct)
    {
        await Read(Request.Form, ct);
        (Comment, Reason) = (InputText.Paragraph(Comment), InputText.Paragraph(Reason));
        if (Sheet is null)
        {
            ModelState.AddModelError("", lang.Pick("候補を1つ以上選んでから保存してください。", "Choose at least one candidate before you keep the sheet."));
            return null;
        }
        Length("Comment", Comment, MostComment);
        Length("Reason", Reason, MostReason);
        var (outcome, choice) = Outcome switch
        {
            "open" or "" => (SheetOutcome.Open, ""),
            "none" => (SheetOutcome.None, ""),
            _ when Outcome.StartsWith("c:", StringComparison.Ordinal) && Sheet.Candidates.Any(c => c.Key == Outcome[2..]) => (SheetOutcome.Chosen, Outcome[2..]),
            _ => (SheetOutcome.Open, null!),
        };
        if (choice is null)
        {
            ModelState.AddModelError("Outcome", lang.Pick("一覧から結果を選んでください。", "Choose an outcome of the list."));
        }
        else if (Reason.Length == 0 && (outcome == SheetOutcome.None || (outcome == SheetOutcome.Chosen && Sheet.Result.Rows.Single(r => r.Candidate.Key == choice).Rank != 1)))
        {
            ModelState.AddModelError("Reason", lang.Pick("1位でない候補を選ぶとき、どれも選ばないときは、理由を書いてください。", "Write a reason when the choice is not the first, or none is chosen."));
        }
        return ModelState.IsValid ? new KeptSheet(Sheet.Content, Comment, outcome, choice!, Reason) : null;
    }

    /// <summary>Shows the page again with a problem.</summary>
    protected PageResult Wrong(string field, Bilingual words)
    {
        ModelState.AddModelError(field, lang.Pick(words));
        return Page();
    }

    private void Length(string field, string text, int most)
    {
        if (text.Length > most)
        {
            ModelState.AddModelError(field, lang.Pick($"{most}文字までで書いてください（いま{text.Length}文字）。", $"At most {most} characters, please (now {text.Length})."));
        }
    }

    private void Search(string words)
    {
        Find = InputText.Cut(words, CatalogueQuery.MostCharacters);
        if (Find.Length == 0)
        {
            return;
        }
        var answer = Index.Search(CatalogueQuestion.Everything with { Words = Find, PageSize = MostFound });
        (Found, FoundNumber) = (answer.Entries, answer.Total);
    }

    private bool IsUntidy() => Request.Query.Any(q => q.Value.Any(string.IsNullOrEmpty) || (Scheme.Find(q.Key) is not null && q.Value.Count == 1 && q.Value[0] == "1"));

    /// <summary>Without any candidate a kept worksheet shows its last version, unless the address says that all were taken off.</summary>
    private bool IsCleared(SheetState state) => Kept is not null && state.IsEmpty;

    private static string Joined(params IEnumerable<string> parts) => string.Join('&', parts.Where(p => p.Length > 0)) is { Length: > 0 } query ? "?" + query : "";
}
