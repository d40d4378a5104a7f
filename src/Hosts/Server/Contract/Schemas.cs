using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Server.Contract;

/// <summary>Describes the values whose JSON form is written by hand.</summary>
static class Schemas
{
    static readonly ConcurrentDictionary<string, Type> Names = new(StringComparer.Ordinal);

    /// <summary>The name of a type's schema; null writes the schema where it is used.</summary>
    /// <remarks>A body nested in its command carries the command's name: <c>ReceivePayment.Body</c> is
    /// ReceivePaymentBody.</remarks>
    internal static string? Name(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(Rate) || type == typeof(Currency) || IsId(type))
        {
            return null;
        }

        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        return name is null ? null : Own(Whole(type) ?? name, type);
    }

    /// <summary>A name that no two types share: the owner's before a nested type's, also inside a page.</summary>
    static string? Whole(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Page<>) =>
            $"PageOf{Of(type.GetGenericArguments()[0])}",
        { DeclaringType: { } owner, IsGenericType: false } => owner.Name + type.Name,
        _ => null,
    };

    /// <summary>One name, one type: a second type under a name would silently be described as the first.</summary>
    static string Own(string name, Type type) => Names.GetOrAdd(name, type) is var owner && owner == type
        ? name
        : throw new InvalidOperationException(
            $"{owner} and {type} are both called {name} in the interface; rename one.");

    static string Of(Type type) => Whole(type) ?? type.Name;

    internal static Task Describe(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        // an id in a path or a query is text to the framework; what it is, its parameter says
        var declared = context.JsonPropertyInfo is null
            ? context.ParameterDescription?.ParameterDescriptor?.ParameterType
            : null;
        var stated = declared is not null && context.JsonTypeInfo.Type == typeof(string)
            ? declared
            : context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(stated) ?? stated;
        if (type == typeof(Money))
        {
            DescribeMoney(schema);
        }
        else if (type == typeof(Rate))
        {
            Text(schema, @"^-?\d+(\.\d+)?$", "Fraction a year: 0.0725 is 7.25 %.", "0.0725");
            AllowNull(schema, context);
        }
        else if (type == typeof(Currency))
        {
            Text(schema, "^[A-Z]{3}$", "ISO 4217 code.", "CNY");
        }
        else if (IsId(type))
        {
            var prefix = (string)type.GetGenericArguments()[0].GetProperty(nameof(INamed.Prefix))!.GetValue(null)!;
            Text(schema, $"^{prefix}_[0-9a-f]{{32}}$", null, null);
            AllowNull(schema, context);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Word<>))
        {
            schema.Enum = [.. Enum.GetNames(type.GetGenericArguments()[0])
                .Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        }
        else if (schema is { Type: JsonSchemaType.Array, Items: null }
            && context.JsonTypeInfo.ElementType == typeof(Money))
        {
            var money = new OpenApiSchema();
            DescribeMoney(money);
            schema.Items = money;
        }

        return Task.CompletedTask;
    }

    /// <summary>The schema of an id or a rate has no null of its own, for its converter stands for both.</summary>
    static void AllowNull(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (IsNullable(context.JsonPropertyInfo?.PropertyType ?? context.ParameterDescription?.Type))
        {
            schema.Type |= JsonSchemaType.Null;
        }
    }

    static bool IsNullable(Type? type) => type is not null && Nullable.GetUnderlyingType(type) is not null;

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
