using System.Text;
using CsCheck;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Scripts;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests.Scripts;

/// <summary>Scripts pass Microsoft's own parser as a whole, with GO between their batches.</summary>
public sealed class SqlServerScriptTests
{
    private static readonly SqlServerScript Script = new();

    [Fact]
    public void A_script_of_any_schema_is_understood_as_a_whole() => RandomSchemas.Generator(timestampDigits: 7).Sample(
        schema =>
        {
            var plan = SchemaPlan.Create(Script.Translate(schema).Schema, ConstraintTiming.AfterLoad);
            AssertUnderstood(Script.Opening + string.Concat(plan.Changes.SelectMany(Script.Render).Select(Script.Terminate)));
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Rows_are_inserted_with_their_identities_and_no_text_ends_a_batch()
    {
        var table = Table(
            "t", Required("id", new IntegerType(64)) with
            {
                Identity = new Identity(IdentityKind.ByDefault),
            }, Nullable("note", new TextType()),
            Nullable("made", new TimestampType(7)), Nullable("ratio", new FloatType(64)), Nullable("data", new BinaryType()));
        using var batch = BatchBuilder.Create(table,
            [1, "it's\nGO\n\\\r\nGO", new DateTime(2024, 2, 29).Ticks, 0.1, new byte[] { 0, 255 }], [2, null, null, null, null]);
        using var output = new MemoryStream();
        Script.WriteRows(output, table, table.Columns.Select(column => column.Name).ToValueList(), batch, ScriptRowForm.Insert);
        var text = Encoding.UTF8.GetString(output.ToArray());
        AssertUnderstood(text);
        Assert.Equal(1, text.Split('\n').Count(line => line.Trim() == "GO"));
        Assert.Contains("SET IDENTITY_INSERT [t] ON;", text, StringComparison.Ordinal);
        Assert.Contains("N'it''s' + NCHAR(10) + N'GO'", text, StringComparison.Ordinal);
        Assert.Contains("0x00FF", text, StringComparison.Ordinal);
        Assert.Contains("(2, NULL, NULL, NULL, NULL)", text, StringComparison.Ordinal);
    }

    private static void AssertUnderstood(string script)
    {
        TSqlParser.CreateParser(SqlVersion.Sql130, initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        Assert.True(errors.Count == 0, $"{string.Join("; ", errors.Select(error => error.Message))} in {script}");
    }
}
