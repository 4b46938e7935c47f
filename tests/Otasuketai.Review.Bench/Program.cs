using Otasuketai.Review.Bench;

if (args is ["--bare", var port])
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
    var bare = builder.Build();
    bare.MapGet("/", () => Results.Text("<!DOCTYPE html><title>hello</title><p>hello", "text/html"));
    await bare.RunAsync();
    return 0;
}

if (args is ["--catalogue", var place])
{
    return await CatalogueNode.Run(place);
}

var all = new Dictionary<string, Func<Task<IReadOnlyList<Figure>>>>
{
    ["core"] = CoreBench.Run, ["desk"] = Benches.Desk, ["timers"] = Benches.Timers, ["web"] = Benches.Web, ["worksheet"] = WorksheetBench.Run,
    ["catalogue"] = CatalogueBench.Small, ["catalogue-large"] = CatalogueBench.Large, ["crowd"] = CrowdBench.Run,
};
var wanted = args.FirstOrDefault();
if (wanted is not null && !all.ContainsKey(wanted))
{
    Console.Error.WriteLine($"No bench called '{wanted}'. There is: {string.Join(", ", all.Keys)}.");
    return 2;
}

foreach (var (name, bench) in all.Where(b => wanted is null || b.Key == wanted))
{
    Console.WriteLine($"# {name}");
    foreach (var figure in await bench())
    {
        Console.WriteLine(figure);
        figure.Keep();
    }
}

return 0;
