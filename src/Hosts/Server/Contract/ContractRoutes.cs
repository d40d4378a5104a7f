using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Wheelhouse.Trust;

namespace Wheelhouse.Server.Contract;

/// <summary>The interface described by itself: OpenAPI 3.1, at one address.</summary>
static class ContractRoutes
{
    internal const string Path = "/openapi/v1.json";

    internal static IServiceCollection AddContract(this IServiceCollection services) =>
        services.AddOpenApi("v1", Describe);

    static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = Schemas.Name;
        options.AddSchemaTransformer(Schemas.Describe);
        options.AddOperationTransformer(Operations.Describe);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Wheelhouse",
                Version = "v1",
                Description =
                    "Car finance from quote to paid off. Money is whole minor units; rates are fractions a year in "
                    + "strings; every write takes an Idempotency-Key; every no is a problem document with a code.",
            };
            document.Servers = [];
            document.AddComponent(Operations.ProblemName, Operations.Problem());
            return Task.CompletedTask;
        });
    }

    internal static void MapContract(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").Open();
}
