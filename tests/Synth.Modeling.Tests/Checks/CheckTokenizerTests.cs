namespace Synth.Modeling.Tests;

public sealed class CheckTokenizerTests
{
    [Theory]
    [InlineData("a<=b", "Word a, Symbol <=, Word b")]
    [InlineData("a <>-1.5", "Word a, Symbol <>, Symbol -, Number 1.5")]
    [InlineData("it = 'it''s'", "Word it, Symbol =, Text it's")]
    [InlineData("\"a \"\"b\"\"\"", "Name a \"b\"")]
    [InlineData("[x y]>0", "Name x y, Symbol >, Number 0")]
    [InlineData("`x``y`", "Name x`y")]
    [InlineData("'a'::text", "Text a, Symbol ::, Word text")]
    [InlineData("ARRAY[1]", "Word ARRAY, Symbol [, Number 1, Symbol ]")]
    [InlineData("(x)::character varying[]", "Symbol (, Word x, Symbol ), Symbol ::, Word character, Word varying, Symbol [, Symbol ]")]
    [InlineData("größe_1 > ''", "Word größe_1, Symbol >, Text ")]
    public void Cuts_a_check_into_words(string sql, string expected) =>
        Assert.Equal(expected + ", End ", string.Join(", ", CheckTokenizer.Split(sql)!.Select(token => $"{token.Kind} {token.Text}")));

    [Theory]
    [InlineData("'a")]
    [InlineData("\"a")]
    [InlineData("[a")]
    [InlineData("`a")]
    [InlineData("a = 'it''")]
    public void An_open_quote_is_refused(string sql) => Assert.Null(CheckTokenizer.Split(sql));
}
