using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Words;

/// <summary>The domain's words in the language of the page.</summary>
public static class Terms
{
    /// <summary>The procedure's name.</summary>
    public static string Of(this Lang l, Machine machine) => l.En ? En.Of(machine) : Ja.Of(machine);

    /// <summary>The stage as people read it.</summary>
    public static string Of(this Lang l, Stage stage) => l.En ? En.Of(stage) : Ja.Of(stage);

    /// <summary>The act as a button says it.</summary>
    public static string Of(this Lang l, Act act) => l.En ? En.Of(act) : Ja.Of(act);

    /// <summary>The role's name.</summary>
    public static string Of(this Lang l, Role role) => l.En ? En.Of(role) : Ja.Of(role);

    /// <summary>Why the answer is no.</summary>
    public static string Of(this Lang l, Refusal refusal) => l.En ? En.Of(refusal) : Ja.Of(refusal);

    /// <summary>The finding.</summary>
    public static string Of(this Lang l, Finding finding) => l.En ? En.Of(finding) : Ja.Of(finding);

    /// <summary>Where a claim stands.</summary>
    public static string Of(this Lang l, ClaimState state) => l.En ? En.Of(state) : Ja.Of(state);

    /// <summary>Options of a form, one after the other.</summary>
    public static string Of(this Lang l, IEnumerable<FieldOption> options) => string.Join(l.Pick("・", ", "), options.Select(o => l.Pick(o.Ja, o.En)));
}
