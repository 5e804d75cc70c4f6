namespace Synth.Schema;

/// <summary>One step of recreating a schema, as data; a connector renders it in its dialect. The hierarchy is closed.</summary>
/// <param name="Phase">When it is carried out.</param>
public abstract record SchemaChange(SchemaPhase Phase);

/// <summary>Create a schema if it is not there.</summary>
/// <param name="Name">Its name.</param>
public sealed record CreateSchema(string Name) : SchemaChange(SchemaPhase.BeforeLoad);

/// <summary>Install an extension of the engine if it is not there.</summary>
/// <param name="Name">Its name, and the schema it goes into; none where it brings its own.</param>
public sealed record CreateExtension(TableName Name) : SchemaChange(SchemaPhase.BeforeLoad);

/// <summary>Create an enum, domain or composite type.</summary>
/// <param name="Type">The type.</param>
public sealed record CreateType(UserType Type) : SchemaChange(SchemaPhase.BeforeLoad);

/// <summary>Create a sequence of its own.</summary>
/// <param name="Sequence">The sequence.</param>
public sealed record CreateSequence(Sequence Sequence) : SchemaChange(SchemaPhase.BeforeLoad);

/// <summary>Create a function or procedure.</summary>
/// <param name="Routine">The routine.</param>
/// <param name="Phase">Before the load when defaults or checks call it, else after.</param>
public sealed record CreateRoutine(Routine Routine, SchemaPhase Phase) : SchemaChange(Phase);

/// <summary>Create a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Constraints">Which keys and checks are part of the statement.</param>
public sealed record CreateTable(Table Table, ConstraintTiming Constraints) : SchemaChange(SchemaPhase.BeforeLoad);

/// <summary>Add the primary key of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The key.</param>
public sealed record AddPrimaryKey(TableName Table, PrimaryKey Key) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Add a unique constraint.</summary>
/// <param name="Table">The table.</param>
/// <param name="Constraint">The constraint.</param>
public sealed record AddUniqueConstraint(TableName Table, UniqueConstraint Constraint) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Add an exclusion constraint.</summary>
/// <param name="Table">The table.</param>
/// <param name="Constraint">The constraint.</param>
public sealed record AddExclusionConstraint(TableName Table, ExclusionConstraint Constraint) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Create an object that only its own engine understands.</summary>
/// <param name="Object">The object.</param>
/// <param name="Phase">When: before the load when tables need it, else after.</param>
public sealed record CreateObject(EngineObject Object, SchemaPhase Phase) : SchemaChange(Phase);

/// <summary>Create an index.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index.</param>
public sealed record CreateIndex(TableName Table, Index Index) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Add a check.</summary>
/// <param name="Table">The table.</param>
/// <param name="Check">The check.</param>
public sealed record AddCheck(TableName Table, CheckConstraint Check) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Add a foreign key; the engine checks the rows that are there.</summary>
/// <param name="Table">The referencing table.</param>
/// <param name="Key">The key.</param>
public sealed record AddForeignKey(TableName Table, ForeignKey Key) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Set the counter behind an identity column past the largest value that is there.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
public sealed record AdvanceIdentity(Table Table, Column Column) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Refresh the planner's statistics of a table.</summary>
/// <param name="Table">The table.</param>
public sealed record AnalyzeTable(TableName Table) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Create a view; a materialised one is filled.</summary>
/// <param name="View">The view.</param>
public sealed record CreateView(View View) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Create a trigger.</summary>
/// <param name="Trigger">The trigger.</param>
public sealed record CreateTrigger(Trigger Trigger) : SchemaChange(SchemaPhase.AfterLoad);

/// <summary>Carry out a statement that the user wrote for the target's engine.</summary>
/// <param name="Number">Its place among those of its phase, from 1.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Phase">When: before the tables are created, or after everything else.</param>
public sealed record RunStatement(int Number, string Statement, SchemaPhase Phase) : SchemaChange(Phase);

/// <summary>Write the comments of a table and its columns.</summary>
/// <param name="Table">The table.</param>
public sealed record CommentOnTable(Table Table) : SchemaChange(SchemaPhase.AfterLoad);
