using Synth.Connectors.PostgreSql.Ddl;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Ddl;

public sealed class ImplicitCastsTests
{
    [Theory]
    [InlineData(
        "((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
        "((s)::text = ANY (ARRAY['a'::character varying, 'b'::character varying]))")]
    [InlineData(
        "(s <> ALL ((ARRAY['a])::text[]'::character varying, x[1]])::text[]))",
        "(s <> ALL (ARRAY['a])::text[]'::character varying, x[1]]))")]
    [InlineData("""("a'((ARRAY[" = ANY ((ARRAY['it''s'])::text[]))""", """("a'((ARRAY[" = ANY (ARRAY['it''s']))""")]
    public void The_cast_of_an_array_that_the_server_made_is_left_out(string shown, string expected) =>
        Assert.Equal(expected, ImplicitCasts.Remove(shown));

    [Theory]
    [InlineData("s = ANY ((tags)::text[])")]
    [InlineData("x = 'ANY ((ARRAY[''a''])::text[])'")]
    [InlineData("f((ARRAY['a'])::text[])")]
    [InlineData("n = ANY (ARRAY[1, 2])")]
    [InlineData("ANY ((ARRAY['a'::x, )::text[])")]
    public void Everything_else_stays_as_it_is(string shown) => Assert.Equal(shown, ImplicitCasts.Remove(shown));
}
