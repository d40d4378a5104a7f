using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using System.Text.Json.Nodes;
using Wheelhouse.Trust;

namespace Wheelhouse.Server.Contract;

/// <summary>Says of every operation what all of them share: the key of a write, and the form of a no.</summary>
static class Operations
{
    internal const string ProblemName = "Problem";

    /// <summary>The permissions of which a caller needs one (docs/reference/permissions.md); none: open to
    /// everybody.</summary>
    internal const string Needs = "x-needs";

    internal static Task Describe(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.HttpMethod is "POST" or "PUT" or "PATCH" or "DELETE")
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Description =
                    "New for each intent, the same for its retries: the same key gives the same answer, once.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 120 },
            });
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Access>().FirstOrDefault() is { } access)
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions[Needs] = new JsonNodeExtension(
                new JsonArray([.. access.AnyOf.Select(permission => (JsonNode)permission.ToString())]));
        }

        var problem = new OpenApiSchemaReference(ProblemName, context.Document);
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "A no, with its code.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = problem },
            },
        });
        return Task.CompletedTask;
    }

    /// <summary>The form of every no.</summary>
    internal static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "type", "title", "status", "detail", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Where the code is explained."),
            ["title"] = Text(null),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("A sentence that says what to do."),
            ["code"] = Text("Stable: module.snake_case."),
            ["traceId"] = Text("Names this request in the log."),
            ["values"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "The figures of the sentence, by name.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        },
    };

    static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };
}
