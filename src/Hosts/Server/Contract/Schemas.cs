using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Wheelhouse.Kernel;

namespace Wheelhouse.Server.Contract;

/// <summary>Describes the values whose JSON form is written by hand.</summary>
static class Schemas
{
    /// <summary>The name of a type's schema; null writes the schema where it is used.</summary>
    /// <remarks>A body nested in its command carries the command's name: <c>ReceivePayment.Body</c> is ReceivePaymentBody.</remarks>
    internal static string? Name(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(Rate) || type == typeof(Currency) || IsId(type))
        {
            return null;
        }

        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        return name is not null && type is { DeclaringType: { } owner, IsGenericType: false } ? owner.Name + type.Name : name;
    }

    internal static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        // an id in a path or a query is text to the framework; what it is, its parameter says
        var declared = context.JsonPropertyInfo is null ? context.ParameterDescription?.ParameterDescriptor?.ParameterType : null;
        var stated = declared is not null && context.JsonTypeInfo.Type == typeof(string) ? declared : context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(stated) ?? stated;
        if (type == typeof(Money))
        {
            DescribeMoney(schema);
        }
        else if (type == typeof(Rate))
        {
            Text(schema, @"^-?\d+(\.\d+)?$", "Fraction a year: 0.0725 is 7.25 %.", "0.0725");
        }
        else if (type == typeof(Currency))
        {
            Text(schema, "^[A-Z]{3}$", "ISO 4217 code.", "CNY");
        }
        else if (IsId(type))
        {
            var prefix = (string)type.GetGenericArguments()[0].GetProperty(nameof(INamed.Prefix))!.GetValue(null)!;
            Text(schema, $"^{prefix}_[0-9a-f]{{32}}$", null, null);
        }

        return Task.CompletedTask;
    }

    static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>);

    static void DescribeMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = "A whole number of minor units (fen, cents) of one currency.";
        schema.Required = new HashSet<string> { "minorUnits", "currency" };
        schema.AdditionalPropertiesAllowed = false;
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["minorUnits"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$" },
        };
    }

    static void Text(OpenApiSchema schema, string pattern, string? description, string? example)
    {
        schema.Type = (schema.Type ?? 0) & JsonSchemaType.Null | JsonSchemaType.String;
        schema.Pattern = pattern;
        schema.Description ??= description;
        schema.Examples = example is null ? schema.Examples : [example];
    }
}
