using Otasuketai.Review.Text;

namespace Otasuketai.Review.Tests.Text;

public sealed class CsvTests
{
    [Fact]
    public void Write_CommasQuotesAndLines_AreReadBack()
    {
        string[][] rows = [["名前", "値"], ["a,b", "say \"yes\"\r\nor no"], ["-12", "+81"]];

        var text = Csv.Write(rows);

        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(rows.Select(r => string.Join('|', r).ReplaceLineEndings("\n")), Csv.Read(text, out _).Select(r => string.Join('|', r.Fields)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-x", "'-x")]
    [InlineData("+cmd|'/c calc'!A1", "'+cmd|'/c calc'!A1")]
    [InlineData("-1,980", "\"-1,980\"")]
    public void Write_WhatASpreadsheetWouldReckon_StaysText(string cell, string written) => Assert.Equal(written + "\r\n", Csv.Write([[cell]]));
}
