/// Code on its way: which classes a function needs, their bytes, and the loaders that receive them.
/// Begin with `Shipping`, which writes and reads values with functions in them.
///
/// | what | where |
/// |---|---|
/// | how a value with functions is written and read | `Shipping`, `IslandWriter`, `IslandReader`, `Route`, `CommonTypes`, `ObjectFields` |
/// | what a function is made of | `Bundler`, `Lambdas`, `Inventory`, `References`, `ClassFiles`, `Way`, `Explanations` |
/// | cutting a method out of its class | `Slicer`, `Reach`, `NestHosts` |
/// | what a closure is called and consists of | `Manifest`, `ManifestFormat`, `Digest`, `ShippedClass`, `LambdaForm`, `Bundle` |
/// | getting it to the other end, and from it | `Delivery`, `Arrivals`, `CodeLine`, `CodeDesk`, `Stock`, `CodeStore`, `CodeFolder`, `Library` |
/// | making it usable here | `Origin`, `Plan`, `OwnClasses`, `ShippedLoader`, `LoadedClosure`, `LambdaFactories`, `Anchor`, `ShippedNames` |
package dev.hawser.internal.code;
