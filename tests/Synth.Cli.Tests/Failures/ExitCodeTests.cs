using Synth.Cli.Failures;
using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;
using Synth.Schema;
using Xunit;

namespace Synth.Cli.Tests.Failures;

public sealed class ExitCodeTests
{
    public static TheoryData<Exception, int> Failures => new()
    {
        { new LoadException("no"), 1 },
        { new ReadException("no"), 1 },
        { new UnsupportedSchemaException("no", [new SchemaIssue(SchemaIssueSeverity.Error, "it", "no")]), 1 },
        { new InvalidOperationException("a defect"), 1 },
        { new IOException("no space", 28), 1 },
        { new UsageException("no"), 2 },
        { new AddressException("no"), 2 },
        { new ConfigurationException("no"), 2 },
        { new InvalidOptionsException("no"), 2 },
        { new ModelFormatException("no"), 2 },
        { new ConnectionException("no", isTransient: true), 3 },
        { new UnauthorizedAccessException("no"), 3 },
        { new IOException("read-only", 30), 3 },
        { new SafetyException("no"), 4 },
        { new IntegrityException(new IntegrityCertificate([])), 5 },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Each_failure_has_its_exit_code(Exception failure, int code) => Assert.Equal(code, (int)ExitCodes.Of(failure));
}
