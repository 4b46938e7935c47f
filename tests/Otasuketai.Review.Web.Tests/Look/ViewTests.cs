using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Look;

/// <summary>What the parts work out before they are drawn.</summary>
public sealed class ViewTests
{
    [Theory]
    [InlineData(1, 231, "1 2 … 12")]
    [InlineData(5, 231, "1 … 4 5 6 … 12")]
    [InlineData(12, 231, "1 … 11 12")]
    [InlineData(1, 0, "1")]
    public void Numbers_OfALongList_KeepEndsAndNeighbours(int page, int total, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', new PagerView(page, 20, total, n => "").Numbers().Select(n => n?.ToString() ?? "…")));

    [Fact]
    public void With_WhatWasTyped_KeepsItBesideItsError()
    {
        var state = new ModelStateDictionary();
        state.SetModelValue("Amount", "千八百", "千八百");
        state.AddModelError("Amount", "数値で");

        var field = new FieldView("Amount", FieldKind.Number, "月額") { Value = "1800" }.With(state, posted: true);

        Assert.Equal(("千八百", "数値で", "f-Amount-e"), (field.Value, field.Error, field.DescribedBy));
    }

    [Fact]
    public void With_BoxLeftEmptyInAFormThatComesBack_StaysEmpty()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Other", "x");
        var field = new FieldView("Oath", FieldKind.Checkbox, "誓約") { Value = "true" };

        Assert.Null(field.With(state, posted: true).Value);
        Assert.Equal("true", field.With(new ModelStateDictionary(), posted: false).Value);
    }

    [Fact]
    public void IdOf_IndexedName_IsAnIdALinkCanReach() =>
        Assert.Equal("f-Rows-0-Value", FieldView.IdOf("Rows[0].Value"));

    [Fact]
    public void Of_TwoViewpoints_SpacesThemApart()
    {
        var strip = StripDrawing.Whole(new StripView([[Mark.Ok, Mark.Conditional], [Mark.None]]), Lang.Of(english: false)).ToString();

        Assert.Contains("<svg width=\"45\" ", strip, StringComparison.Ordinal);
        Assert.Contains("x=\"34.75\"", strip, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"3項目のうち、確認済み1、条件付き1、未対応1\"", strip, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_EveryGlyph_IsDistinct() =>
        Assert.Equal(Enum.GetValues<Glyph>().Length, Enum.GetValues<Glyph>().Select(g => g.Drawing()).Distinct().Count());

    [Fact]
    public void Moment_NearMidnight_IsTheDayInJapan()
    {
        var late = new DateTimeOffset(2026, 8, 27, 15, 30, 0, TimeSpan.Zero);

        Assert.Equal("2026年8月28日（金）00:30", Lang.Of(english: false).Moment(late));
        Assert.Equal("Fri 28 Aug 2026", Lang.Of(english: true).Day(late));
    }
}
