// The client in an application that Gradle builds, and the mock server in its tests: gradle test
plugins {
    java
}

repositories {
    mavenLocal() // For a snapshot that was installed from source.
    mavenCentral()
}

val tryOnVersion = providers.gradleProperty("tryOnVersion").getOrElse("0.1.0-SNAPSHOT")

dependencies {
    implementation("io.github.tryonjobs:try-on-client:$tryOnVersion")
    testImplementation("io.github.tryonjobs:try-on-mock-server:$tryOnVersion")
    testImplementation("org.junit.jupiter:junit-jupiter:5.14.4")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

java {
    toolchain.languageVersion = JavaLanguageVersion.of(17)
}

tasks.test {
    useJUnitPlatform()
}
