namespace Synth.Engine.Demo.Rows;

/// <summary>What a customer says about a product that was delivered to them.</summary>
internal sealed record Review(
    int CustomerId, int ProductId, int Rating, string? Title, string? Body, int HelpfulVotes, DateTime CreatedAt);
