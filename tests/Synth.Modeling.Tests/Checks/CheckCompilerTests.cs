namespace Synth.Modeling.Tests;

public sealed class CheckCompilerTests
{
    [Theory]
    [InlineData("a < b", 1, 2, true)]
    [InlineData("a < b", 2, 2, false)]
    [InlineData("a <= b", 2, 2, true)]
    [InlineData("a > b", 2, 1, true)]
    [InlineData("a >= b", 1, 2, false)]
    [InlineData("a = b", 2, 2, true)]
    [InlineData("a <> b", 2, 2, false)]
    [InlineData("a != b", 1, 2, true)]
    [InlineData("a < b", null, 2, null)]
    [InlineData("a = NULL", 1, 1, null)]
    [InlineData("a = -b", -2, 2, true)]
    [InlineData("a BETWEEN 1 AND b", 1, 2, true)]
    [InlineData("a between 1 and b", 3, 2, false)]
    [InlineData("a NOT BETWEEN 1 AND b", 3, 2, true)]
    [InlineData("a NOT BETWEEN 1 AND b", null, 2, null)]
    [InlineData("a BETWEEN b AND 3", 5, null, false)]
    [InlineData("a BETWEEN b AND 3", 2, null, null)]
    [InlineData("a BETWEEN 3 AND b", 2, null, false)]
    [InlineData("a IN (1, 2, b)", 3, 3, true)]
    [InlineData("a IN (1, 2)", 3, null, false)]
    [InlineData("a IN (1, b)", 3, null, null)]
    [InlineData("a IN (3, b)", 3, null, true)]
    [InlineData("a IN (1, 2)", null, null, null)]
    [InlineData("a NOT IN (1, 2)", 3, null, true)]
    [InlineData("a NOT IN (1, NULL)", 3, null, null)]
    [InlineData("a NOT IN (3, NULL)", 3, null, false)]
    [InlineData("a IS NULL", null, null, true)]
    [InlineData("a IS NOT NULL", null, null, false)]
    [InlineData("a IS NULL OR a > b", 3, 2, true)]
    [InlineData("(a > b) IS NOT TRUE", null, 2, true)]
    [InlineData("(a > b) IS FALSE", 1, 2, true)]
    public void A_comparison_knows_true_false_and_unknown(string sql, int? a, int? b, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("a", a), ("b", b)));

    [Theory]
    [InlineData("a = 1 OR b = 1 AND c = 1", 1, 0, 0, true)]
    [InlineData("(a = 1 OR b = 1) AND c = 1", 1, 0, 0, false)]
    [InlineData("NOT a = 1 AND b = 1", 0, 0, 0, false)]
    [InlineData("NOT (a = 1 AND b = 1)", 0, 0, 0, true)]
    [InlineData("NOT a = 1 OR b = 1", 1, 1, 0, true)]
    [InlineData("NOT NOT a = 1", 1, 0, 0, true)]
    [InlineData("NOT a IN (1, 2) AND b = 0", 3, 0, 0, true)]
    [InlineData("a BETWEEN 0 AND 2 AND b BETWEEN 0 AND 2", 1, 3, 0, false)]
    [InlineData("a = 1 OR b > c", null, 2, 1, true)]
    [InlineData("a = 1 OR b > c", null, 1, 2, null)]
    [InlineData("a = 1 AND b > c", null, 1, 2, false)]
    [InlineData("a = 1 AND b > c", null, 2, 1, null)]
    [InlineData("a = b + c", 5, 2, 3, true)]
    [InlineData("a = b + c * 2", 8, 2, 3, true)]
    [InlineData("a = (b + c) * 2", 10, 2, 3, true)]
    [InlineData("a - b - c = 1", 6, 2, 3, true)]
    [InlineData("a = b - -c", 5, 2, 3, true)]
    [InlineData("a = b + c", 5, null, 3, null)]
    [InlineData("a >= b / c", 5, 10, 2, true)]
    public void Operators_bind_as_in_sql(string sql, int? a, int? b, int? c, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("a", a), ("b", b), ("c", c)));

    [Theory]
    [InlineData("((status)::text = ANY ((ARRAY['open'::character varying, 'shut'::character varying])::text[]))", "shut", true)]
    [InlineData("((status)::text = ANY ((ARRAY['open'::character varying, 'shut'::character varying])::text[]))", "lost", false)]
    [InlineData("(status = ANY (ARRAY['open'::text, 'shut'::text]))", "open", true)]
    [InlineData("((status)::text <> ALL ((ARRAY['open'::character varying, 'shut'::character varying])::text[]))", "open", false)]
    [InlineData("(status <> ALL (ARRAY['open'::text, 'shut'::text]))", "lost", true)]
    [InlineData("(status <> ALL (ARRAY['open'::text, NULL::text]))", "lost", null)]
    [InlineData("((status)::text ~~ 'op%'::text)", "open", true)]
    [InlineData("((status)::bpchar = 'open'::character(4))", "open", true)]
    [InlineData("(char_length((status)::text) >= 4)", "shut", true)]
    [InlineData("((status IS NULL) OR (length(btrim((status)::text)) > 0))", " ", false)]
    [InlineData("status IN ('o''pen', 'it''s')", "it's", true)]
    public void Texts_are_compared_in_every_engines_spelling(string sql, string? status, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("status", status)));

    [Theory]
    [InlineData("\"x y\" > 0")]
    [InlineData("[x y] > 0")]
    [InlineData("`x y` > 0")]
    [InlineData("[a] IS NULL AND [x y] > 0")]
    [InlineData("(((\"x y\"))) > 0")]
    public void Quoted_names_are_columns(string sql)
    {
        Assert.True(CheckedRow.Truth(sql, ("x y", 1)));
        Assert.False(CheckedRow.Truth(sql, ("x y", 0)));
        Assert.Contains("x y", CheckedRow.ColumnsOf(sql));
    }

    [Fact]
    public void The_columns_that_are_read_are_reported() =>
        Assert.Equal(["a", "b", "status"], CheckedRow.ColumnsOf("a IN (1, b) OR lower(status) = 'open' OR a IS NULL"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a >")]
    [InlineData("a > 0)")]
    [InlineData("(a > 0")]
    [InlineData("a > 0 b")]
    [InlineData("status = 'open")]
    [InlineData("\"x y > 0")]
    [InlineData("a IN (SELECT b FROM other)")]
    [InlineData("EXISTS (SELECT 1)")]
    [InlineData("soundex(status) = 'x'")]
    [InlineData("unknown > 0")]
    [InlineData("checked.a > 0")]
    [InlineData("status LIKE 'a!%' ESCAPE '!'")]
    [InlineData("a IS DISTINCT FROM b")]
    [InlineData("a IN ()")]
    [InlineData("a > 1.2.3")]
    [InlineData("a < 99999999999999999999999999999999999")]
    [InlineData("starts > CURRENT_DATE")]
    [InlineData("a::")]
    [InlineData("a::numeric(3")]
    public void What_lies_beyond_the_core_is_refused_as_a_whole(string sql) => Assert.False(CheckedRow.IsKnown(sql));

    [Theory]
    [InlineData("CASE WHEN a > 0 THEN 1 END = 1", 1, true)]
    [InlineData("CASE WHEN a > 0 THEN 1 END = 1", 0, null)]
    [InlineData("CASE a WHEN 1 THEN b ELSE 7 END = 7", 2, true)]
    [InlineData("a % 2 = 0", 3, false)]
    [InlineData("a % 2 = -1", -3, true)]
    public void Choices_and_remainders_are_computed(string sql, int a, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("a", a)));

    [Theory]
    [InlineData("status || label = 'ab'", "b", true)]
    [InlineData("status || label = 'ab'", null, null)]
    [InlineData("concat(status, label) = 'a'", null, true)]
    [InlineData("substring(label, 1, 1) = 'b'", "bc", true)]
    public void Texts_are_joined_and_cut(string sql, string? label, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth(sql, ("status", "a"), ("label", label)));

    [Theory]
    [InlineData("a = b < c")]
    [InlineData("a < b < c")]
    public void Comparisons_of_comparisons_are_refused_because_engines_bind_them_differently(string sql) =>
        Assert.False(CheckedRow.IsKnown(sql));

    [Theory]
    [InlineData("a > 0 -- 5")]
    [InlineData("a > 0 /* b */")]
    public void Comments_are_refused(string sql) => Assert.False(CheckedRow.IsKnown(sql));

    [Theory]
    [InlineData(7, 2, null)]
    [InlineData(8, 2, true)]
    [InlineData(8, 0, null)]
    public void A_quotient_that_engines_round_differently_is_unknown(int a, int b, bool? expected) =>
        Assert.Equal(expected, CheckedRow.Truth("a / b > 0", ("a", a), ("b", b)));
}
