using Otasuketai.Bpmn;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Tests.Process;

/// <summary>What a program carries is started; what another has registered is fetched when it is asked for, once.</summary>
public sealed class ProcessLibraryTests
{
    private static readonly Definition Carried = Workflows.All.Single(d => d.ProcessId == "registration");
    private static readonly Definition Newer = BpmnReader.Read(Workflows.Text("registration").Replace("otr:machine=\"Registration\" otr:version=\"1\"", "otr:machine=\"Registration\" otr:version=\"2\"", StringComparison.Ordinal)).Definition!;

    [Fact]
    public async Task Find_ByManyAtOnce_FetchesOnce()
    {
        var asked = 0;
        var library = new ProcessLibrary([Carried], key => Interlocked.Increment(ref asked) > 0 && key == Newer.Key ? Newer : null);

        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => library.Find(Newer.Key with { }))));

        Assert.All(found, d => Assert.Same(Newer, d));
        Assert.Equal(1, asked);
        Assert.Equal(Carried.Key, library.Latest("registration"));
        Assert.Equal([Carried], library.Carried);
    }

    [Fact]
    public void Find_OfWhatIsNowhereYet_AsksAgainTheNextTime()
    {
        Definition? registered = null;
        var library = new ProcessLibrary([Carried], _ => registered);

        Assert.Null(library.Find(Newer.Key));
        registered = Newer;

        Assert.Same(Newer, library.Find(Newer.Key));
    }
}
