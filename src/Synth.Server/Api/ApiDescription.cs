using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Synth.Engine;

namespace Synth.Server.Api;

/// <summary>Completes the OpenAPI document: what the API is, and how programs log in.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    private const string Scheme = "token";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Synth",
            Version = SynthesisRun.ToolVersion,
            Description = "Jobs that clone databases synthetically by a schedule: how they stand, their history, and what operators "
                + "do with them.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The daemon's access token.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }
}
