using System.Reflection;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Tests.Process;

/// <summary>Why a step is stuck, for people.</summary>
public sealed class IncidentReasonTests
{
    [Fact]
    public void Reasons_OfEveryCode_AreSaidInBothLanguages()
    {
        var codes = typeof(IncidentCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(codes, IncidentCodes.Reasons.Select(r => r.Code));
        Assert.All(IncidentCodes.Reasons, r =>
        {
            Assert.Matches("^[ぁ-ヿ一-鿿][^a-zA-Z]*。$", r.Ja);
            Assert.Matches("^[A-Z][^ぁ-ヿ一-鿿]*[.]$", r.En);
            Assert.Matches("^[ぁ-ヿ一-鿿]+$", r.KindJa);
            Assert.DoesNotMatch("[ぁ-ヿ一-鿿]", r.KindEn);
        });
        Assert.Null(IncidentCodes.ReasonOf("X"));
    }
}
