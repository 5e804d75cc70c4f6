namespace Synth.EndToEnd.Tests;

/// <summary>The cases that other tools stumble over, in a few words each.</summary>
internal static class HardCases
{
    public static IReadOnlyList<(string Case, string About)> All { get; } =
    [
        ("H1", "composite keys of a tenant, two foreign keys with a column in common"),
        ("H2", "two foreign keys to one parent, one of them to its unique UUID"),
        ("H3", "two references of a table to itself"),
        ("H4", "two overlapping cycles of foreign keys"),
        ("H5", "tables that reference each other, nullable and not"),
        ("H6", "unique indexes over some rows, unique keys with nulls"),
        ("H7", "identities that are always generated, stored and virtual generated columns"),
        ("H8", "an application inserts without an identity after the load"),
        ("H9", "parents of few children, and of none"),
        ("H10", "empty tables, tables of one row, tables with nothing but a key"),
        ("H11", "subtypes whose primary key is their foreign key"),
        ("H12", "a bridge with nine tenths of all pairs"),
        ("H13", "exclusion constraints"),
        ("H14", "partitioned and system-versioned tables"),
        ("H15", "types of every kind"),
        ("H16", "2,300 tables: benchmark `wide-catalog`"),
        ("H17", "a large table in little memory: benchmark `large-clone`"),
        ("H18", "`local_infile` off"),
        ("H19", "foreign keys and checks that are trusted after the load"),
        ("H20", "the same run twice"),
        ("H21", "source and target are one database by two spellings"),
        ("H22", "passwords of any characters"),
        ("H23", "tables without a key, foreign keys to a unique index"),
        ("H24", "fewer than 50 rows on three levels"),
        ("H25", "names: mixed case, reserved, long, equal when cut or folded"),
        ("H26", "texts that bite"),
        ("H27", "numbers that bite"),
        ("H28", "times that bite"),
        ("H29", "a source that is written to while it is read"),
        ("H30", "least privileges, row security"),
        ("H31", "triggers, views over views and of nothing, circular routines"),
        ("H32", "checks over several columns"),
        ("H33", "a run that is stopped at each stage"),
    ];
}
