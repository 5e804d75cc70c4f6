using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.MySql.Tests.Schemas;

/// <summary>Keys WITHOUT OVERLAPS of MariaDB, as SHOW CREATE TABLE of 10.11 spells them.</summary>
public sealed class PeriodKeyTests
{
    [Fact]
    public void They_say_which_spans_must_not_overlap()
    {
        var constraints = PeriodKeys.Of(CreateTableText.Parse(
            """
            CREATE TABLE `rates` (
              `item` int(11) NOT NULL,
              `starts` date NOT NULL,
              `ends` date NOT NULL,
              PERIOD FOR `p` (`starts`, `ends`),
              PRIMARY KEY (`item`,`p` WITHOUT OVERLAPS),
              UNIQUE KEY `p` (`item`),
              UNIQUE KEY `alone` (`p` WITHOUT OVERLAPS)
            ) ENGINE=InnoDB
            """)).ToArray();
        Assert.Equal(["PRIMARY", "alone"], constraints.Select(constraint => constraint.Name));
        Assert.Equal([1, 0], constraints.Select(constraint => constraint.Elements.Count(element => element.Operator == "=")));
        var span = new SpanColumns("starts", "ends", IncludesEnd: false);
        Assert.All(constraints, constraint => Assert.Equal(span, constraint.Elements[^1].Span));
    }

    [Fact]
    public void The_time_of_a_system_is_no_period_of_a_key() => Assert.Empty(PeriodKeys.Of(CreateTableText.Parse(
        """
        CREATE TABLE `stock` (
          `id` int(11) NOT NULL,
          `a` timestamp(6) GENERATED ALWAYS AS ROW START,
          `b` timestamp(6) GENERATED ALWAYS AS ROW END,
          PRIMARY KEY (`id`,`b`),
          PERIOD FOR SYSTEM_TIME (`a`, `b`)
        ) ENGINE=InnoDB WITH SYSTEM VERSIONING
        """)));
}
