using Microsoft.Playwright;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>One person at a browser. Every page reached is checked: status, axe at two widths, no sideways scroll, nothing on the console.</summary>
public sealed class Person
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PageCheck check;
    private readonly string who;

    /// <summary>False in a window without script, where axe has no timers to run on; its pages are the same ones others look at.</summary>
    public bool Scripts { get; init; } = true;

    /// <summary>Takes over an open page.</summary>
    public Person(IPage page, PageCheck check, string who)
    {
        (Page, this.check, this.who) = (page, check, who);
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        page.PageError += (_, error) => check.Findings.Enqueue($"{page.Url}: {error}");
        page.Console += (_, message) => Hear(message);
        page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == page.MainFrame)
            {
                Status = answer.Status;
            }
        };
    }

    /// <summary>The page, for what the words below do not say.</summary>
    public IPage Page { get; }

    /// <summary>Status of the last page.</summary>
    public int Status { get; private set; }

    /// <summary>Path of the page shown.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Opens an address and checks what comes.</summary>
    public async Task<Person> Visit(string path, int status = 200)
    {
        await Page.GotoAsync(path);
        await Checked(status);
        return this;
    }

    /// <summary>Writes into a field, chooses its option or ticks it, by the field's name or its label.</summary>
    public async Task<Person> Fill(string field, string value)
    {
        var named = Page.Locator($"main [name=\"{field}\"]:not([type=hidden])");
        var input = await named.CountAsync() > 0 ? named : Page.Locator("main").GetByLabel(field);
        switch (await input.First.EvaluateAsync<string>("e => e.type"))
        {
            case "radio":
                await Tick(field, value);
                break;
            case "checkbox" when value is "yes" or "true":
                await input.First.CheckAsync(new() { Force = true });
                break;
            case "checkbox":
                foreach (var one in value.Split(' '))
                {
                    await Tick(field, one);
                }

                break;
            case "select-one":
                await input.First.SelectOptionAsync(value);
                break;
            default:
                await input.First.FillAsync(value);
                break;
        }

        return this;
    }

    /// <summary>Chooses a file to send.</summary>
    public async Task<Person> Attach(string field, string fileName, string type, byte[] content)
    {
        await Page.Locator($"main input[type=file][name=\"{field}\"]").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = type, Buffer = content });
        return this;
    }

    /// <summary>Several fields.</summary>
    public async Task<Person> Fill(params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            await Fill(field, value);
        }

        return this;
    }

    /// <summary>Presses a button and checks the page it leads to.</summary>
    public Task<Person> Press(string button, int status = 200) => Go(Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }), status);

    /// <summary>Follows a link of the page and checks where it leads.</summary>
    public Task<Person> Follow(string link, int status = 200) => Go(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }), status);

    /// <summary>Something is done that loads another page; that page is checked.</summary>
    public async Task<Person> Await(Func<Task> doing, int status = 200)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Done(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Done;
        try
        {
            await doing();
            await loaded.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{who} at {Page.Url}: no page came.\n{await Words()}");
        }
        finally
        {
            Page.Load -= Done;
        }

        await Checked(status);
        return this;
    }

    /// <summary>Fills fields in with the keyboard only, from the top of the page, and sends with Enter.</summary>
    public async Task<Person> TypesAndSends(params (string Field, string Value)[] fields)
    {
        await Page.EvaluateAsync("() => document.activeElement?.blur()");
        foreach (var (field, value) in fields)
        {
            await TabTo(field);
            var type = await Page.EvaluateAsync<string>("() => document.activeElement.type");
            if (type == "radio")
            {
                await Page.Keyboard.PressAsync("Space");
                Assert.Equal(value, await Page.EvaluateAsync<string>("() => document.activeElement.value"));
            }
            else if (type == "date")
            {
                // in the order the browser shows: month, day, year
                await Page.Keyboard.TypeAsync(value[5..7] + value[8..] + value[..4]);
                Assert.Equal(value, await Page.EvaluateAsync<string>("() => document.activeElement.value"));
            }
            else
            {
                await Page.Keyboard.PressAsync("Control+A");
                await Page.Keyboard.InsertTextAsync(value);
            }
        }

        return await Await(() => Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>The words of the page.</summary>
    public Task<string> Words() => Page.Locator("body").InnerTextAsync();

    /// <summary>A property of the element that has the focus.</summary>
    public Task<string?> Focused(string property) => Page.EvaluateAsync<string?>("p => document.activeElement[p]", property);

    /// <summary>The page says this.</summary>
    public async Task<Person> Reads(params string[] words)
    {
        var text = await Words();
        foreach (var word in words)
        {
            Assert.True(text.Contains(word, StringComparison.Ordinal), $"{who} at {Page.Url} does not read 「{word}」:\n{text[..Math.Min(text.Length, 3000)]}");
        }

        return this;
    }

    /// <summary>The page says nothing of this.</summary>
    public async Task<Person> ReadsNothingOf(params string[] words)
    {
        var text = await Words();
        foreach (var word in words)
        {
            Assert.False(text.Contains(word, StringComparison.Ordinal), $"{who} at {Page.Url} reads 「{word}」:\n{text[..Math.Min(text.Length, 3000)]}");
        }

        return this;
    }

    /// <summary>Looks at the page as it stands.</summary>
    public async Task Checked(int status)
    {
        if (Status != status)
        {
            Assert.Fail($"{who} at {Page.Url}: {Status} instead of {status}\n{await Words()}");
        }

        await check.Look(Page, who, Scripts);
    }

    private Task<Person> Go(ILocator target, int status) => Await(() => target.First.ClickAsync(), status);

    // Somebody who sees nothing but the focus: it must come to the field, and be seen when it is there.
    private async Task TabTo(string field)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await Page.EvaluateAsync<string?>("() => document.activeElement.name ?? ''") == field)
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{Page.Url}: the Tab key never comes to {field}.");
    }

    private async Task Tick(string field, string value) => await Page.Locator($"main [name=\"{field}\"][value=\"{value}\"]").First.CheckAsync(new() { Force = true });

    // The browser reports every page that is answered with a "no" as a failed load; whether that status was right, Checked knows.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type == "error" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.Contains(new Uri(Page.Url).AbsolutePath, StringComparison.Ordinal)))
        {
            check.Findings.Enqueue($"{Page.Url}: on the console: {message.Text} ({message.Location})");
        }
    }
}
