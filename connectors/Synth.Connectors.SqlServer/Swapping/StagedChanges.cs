using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>What is carried out at once of a change while a run builds beside what is there; the rest waits for the swap.</summary>
/// <param name="staging">Where the run builds.</param>
/// <param name="connection">The connection that carries out the schema's statements.</param>
internal sealed class StagedChanges(Staging staging, SqlConnection connection)
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The changes to carry out now, in order.</summary>
    /// <param name="change">The change as the plan has it.</param>
    /// <param name="cancellationToken">Stops the look at what is there.</param>
    /// <exception cref="SafetyException">What it makes could not be swapped.</exception>
    public async Task<IReadOnlyList<SchemaChange>> OfAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        if (!staging.IsActive)
        {
            return [change];
        }

        if (change is CreateObject { Object: var shared } && CodeObject.IsShared(shared))
        {
            return await IsThereAsync(shared, cancellationToken) ? []
                : shared.Name.Schema is { } schema ? [new CreateSchema(schema), change]
                : [change];
        }

        if (change is CreateView or CreateRoutine or CreateObject or CreateTrigger or RunStatement { Phase: SchemaPhase.AfterLoad })
        {
            staging.Postpone(Movable(change));
            return [];
        }

        return Of(change);
    }

    private IReadOnlyList<SchemaChange> Of(SchemaChange change)
    {
        switch (change)
        {
            case CreateSchema create:
                return [new CreateSchema(Staging.NameOf(Staging.NewPrefix, create.Name))];
            case CreateType create:
                return InItsSchema(create.Type.Name, new CreateType(staging.Of(create.Type)));
            case CreateSequence create:
                return InItsSchema(create.Sequence.Name,
                    new CreateSequence(create.Sequence with { Name = staging.Of(create.Sequence.Name) }));
            case CreateTable create:
                PostponeDefaults(create.Table);
                return InItsSchema(create.Table.Name, create with { Table = staging.Of(create.Table) });
            case AddPrimaryKey add:
                return [add with { Table = staging.Of(add.Table) }];
            case AddUniqueConstraint add:
                return [add with { Table = staging.Of(add.Table) }];
            case CreateIndex create:
                return [new CreateIndex(staging.Of(create.Table), staging.Of(create.Table, create.Index))];
            case AddCheck add:
                return [add with { Table = staging.Of(add.Table) }];
            case AddForeignKey add:
                return [new AddForeignKey(staging.Of(add.Table), staging.Of(add.Key))];
            case AdvanceIdentity advance:
                return [advance with { Table = staging.Of(advance.Table) }];
            case AnalyzeTable analyze:
                return [new AnalyzeTable(staging.Of(analyze.Table))];
            case CommentOnTable comment:
                return [new CommentOnTable(staging.Of(comment.Table))];
            default:
                return [change];
        }
    }

    // A plan need not name the schema that every database has.
    private IReadOnlyList<SchemaChange> InItsSchema(TableName name, SchemaChange change) =>
        staging.Of(name).Schema is { } schema ? [new CreateSchema(schema), change] : [change];

    private static SchemaChange Movable(SchemaChange change) =>
        change is CreateRoutine { Routine: var routine } && OutgoingReader.IsUsedByTables(routine)
        ? throw OutgoingReader.CannotMove(routine.Name, "the target")
        : change;

    private void PostponeDefaults(Table table)
    {
        foreach (var column in table.Columns.Where(Staging.IsOfSequence))
        {
            var name = column.Default!.Name is { } text ? $"CONSTRAINT {Dialect.Identifier(text)} " : "";
            var value = Ddl.DefaultRenderer.Render(column.Default, column.NativeType);
            staging.Postpone(new CreateObject(
                new EngineObject(
                    $"default of column {column.Name} of", table.Name,
                    $"ALTER TABLE {Dialect.Table(table.Name)} ADD {name}DEFAULT {value} FOR {Dialect.Identifier(column.Name)}"),
                SchemaPhase.AfterLoad));
        }
    }

    // Partition functions and schemes lie in no schema, collections of XML schemas stay in theirs, and both generations may use them.
    private async Task<bool> IsThereAsync(EngineObject shared, CancellationToken cancellationToken)
    {
        var runner = new CatalogQueryRunner(connection, cancellationToken);
        var rows = new CatalogRows
        {
            PartitionFunctions = await runner.OptionalAsync<PartitionFunctionRow>("partition-functions"),
            PartitionValues = await runner.OptionalAsync<PartitionValueRow>("partition-values"),
            XmlSchemaCollections = await runner.OptionalAsync<XmlSchemaCollectionRow>("xml-schema-collections"),
        };
        var same = new PartitionAssembler(rows).Assemble().Concat(XmlSchemaAssembler.Assemble(rows.XmlSchemaCollections))
            .FirstOrDefault(item => item.Kind == shared.Kind && item.Name == shared.Name);
        return same is null ? false : same.Definition == shared.Definition ? true : throw new SafetyException(
            $"The target has a {shared.Kind} {shared.Name} of another form, which is in use there, so that it cannot be replaced. "
            + $"Clone into an empty database instead.");
    }
}
