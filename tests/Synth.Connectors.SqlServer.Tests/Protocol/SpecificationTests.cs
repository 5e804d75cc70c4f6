using Synth.Connectors.Specification;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

public sealed class EmulatedSafetyTests() : SafetySpecification(new EmulatedFixture());

public sealed class EmulatedReplacementTests() : ReplacementSpecification(new EmulatedFixture());

public sealed class EmulatedLoadingTests() : LoadingSpecification(new EmulatedFixture());

public sealed class EmulatedReadingTests() : ReadingSpecification(new EmulatedFixture());

public sealed class EmulatedCatalogTests() : CatalogSpecification(new EmulatedFixture());

public sealed class EmulatedRandomSchemaTests() : RandomSchemaSpecification(new EmulatedFixture());

public sealed class EmulatedJournalTests() : JournalSpecification(new EmulatedFixture());
