using System.Text;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>The quotes of the dialects: each parser reads a quoted word and gives what it stands for.</summary>
internal static class SqlQuotes
{
    /// <summary>Text literals with the introducers of a dialect.</summary>
    public static TextParser<string> Text(SqlSyntax syntax) => syntax switch
    {
        SqlSyntax.PostgreSql => Span.EqualToIgnoreCase("E'").IgnoreThen(Body('\'', PostgreSqlEscape)).Try().Or(Doubled('\'', '\'')),
        SqlSyntax.MySql => EscapedQuote.Try().Or(Introducer.IgnoreThen(EscapedQuote).Try())
            .Or(Introducer.OptionalOrDefault().IgnoreThen(Character.EqualTo('\'').IgnoreThen(Body('\'', MySqlEscape))).Try())
            .Or(Character.EqualTo('"').IgnoreThen(Body('"', MySqlEscape))),
        SqlSyntax.Sqlite => Doubled('\'', '\''),
        _ => Span.EqualToIgnoreCase("N'").IgnoreThen(Rest('\'')).Try().Or(Doubled('\'', '\'')),
    };

    /// <summary>Quoted names of a dialect.</summary>
    public static TextParser<string> Name(SqlSyntax syntax) => syntax switch
    {
        SqlSyntax.PostgreSql => Doubled('"', '"'),
        SqlSyntax.MySql => Doubled('`', '`'),
        SqlSyntax.SqlServer => Doubled('[', ']').Or(Doubled('"', '"')),
        _ => Doubled('[', ']').Or(Doubled('"', '"')).Or(Doubled('`', '`')),
    };

    // _utf8mb4'…' and N'…'.
    private static TextParser<TextSpan> Introducer { get; } =
        Span.EqualToIgnoreCase("N").Or(Span.MatchedBy(Character.EqualTo('_').IgnoreThen(Character.LetterOrDigit.IgnoreMany())));

    // INFORMATION_SCHEMA of MySQL 8 escapes the quotes themselves: _utf8mb4\'new\'.
    private static TextParser<string> EscapedQuote { get; } =
        Span.EqualTo("\\'").IgnoreThen(Character.ExceptIn('\\', '\'').Many()).Then(body => Span.EqualTo("\\'").Value(new string(body)));

    private static TextParser<string> Doubled(char open, char close) => Character.EqualTo(open).IgnoreThen(Rest(close));

    private static TextParser<string> Rest(char close) =>
        Character.Except(close).Or(Span.EqualTo($"{close}{close}").Value(close).Try()).Many()
            .Then(body => Character.EqualTo(close).Value(new string(body)));

    private static TextParser<string> Body(char close, TextParser<string> escape) =>
        Character.ExceptIn('\\', close).Select(c => c.ToString())
            .Or(Span.EqualTo($"{close}{close}").Value(close.ToString()).Try())
            .Or(Character.EqualTo('\\').IgnoreThen(escape))
            .Many()
            .Then(parts => Character.EqualTo(close).Value(string.Concat(parts)));

    private static TextParser<string> PostgreSqlEscape { get; } =
        Character.In('\\', '\'', 'b', 'f', 'n', 'r', 't').Select(c => c switch
        {
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            _ => c.ToString(),
        });

    // \% and \_ stay as they are: they mean something in patterns.
    private static TextParser<string> MySqlEscape { get; } = Character.AnyChar.Select(c => c switch
    {
        '0' => "\0",
        'b' => "\b",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'Z' => "\u001a",
        '%' or '_' => new StringBuilder().Append('\\').Append(c).ToString(),
        _ => c.ToString(),
    });
}
